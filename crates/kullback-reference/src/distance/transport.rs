//! Wasserstein distances.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// `∫ |F − G|` for distributions on points of the line.
///
/// Domain: `p` and `q` probability vectors of one length, normalised exactly, and a point for each outcome.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or the lengths differ.
pub fn wasserstein_1(
    p: &[Rational],
    q: &[Rational],
    points: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let totals = domain::pair(p, q)?;
    domain::same_length(("p", p.len()), ("points", points.len()))?;
    // The cheapest plan on the line: what is left of the lowest mass of p goes to the lowest place left in q.
    let side = |masses: &[Rational], total: &Rational| {
        let mut side: Vec<(Rational, Rational)> =
            points.iter().cloned().zip(masses.iter().map(|mass| Rational::from(mass / total))).collect();
        side.sort();
        side.into_iter().rev().filter(|(_, mass)| mass.is_positive()).collect::<Vec<_>>()
    };
    let (mut from, mut to) = (side(p, &totals.p), side(q, &totals.q));
    let mut cost = Rational::new();
    while let (Some((start, available)), Some((end, room))) = (from.pop(), to.pop()) {
        let moved = available.clone().min(room.clone());
        cost += Rational::from(&start - &end).abs() * &moved;
        for (side, point, rest) in [(&mut from, start, available - &moved), (&mut to, end, room - &moved)] {
            if rest.is_positive() {
                side.push((point, rest));
            }
        }
    }
    Ok(Enclosure::exact(&cost, precision))
}

fn check_stds(std_p: &Rational, std_q: &Rational) -> Result<(), OutOfDomain> {
    domain::positive("std_p", std_p)?;
    domain::positive("std_q", std_q)
}

/// `E |μ + σ Z|`, the folded normal distribution's mean, with the differences μ and σ of the two distributions' means and standard
/// deviations: `σ √(2/π) exp(−μ²/(2σ²)) + μ (1 − erfc(μ/(σ√2)))`.
///
/// Domain: any means, positive standard deviations.
///
/// # Errors
///
/// [`OutOfDomain`] if a standard deviation is not positive.
pub fn wasserstein_1_normal(
    mean_p: &Rational,
    std_p: &Rational,
    mean_q: &Rational,
    std_q: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check_stds(std_p, std_q)?;
    let [mean, std] = [(mean_p, mean_q), (std_p, std_q)].map(|(p, q)| Rational::from(p - q).abs());
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    if std.is_zero() {
        return Ok(exact(&mean));
    }
    let half_square = Rational::from(&mean / &std).square() / 2_u32;
    let density = (exact(&Rational::from(2)) / Enclosure::pi(precision)).sqrt() * (-exact(&half_square)).exp();
    let outside = exact(&half_square).sqrt().erfc();
    Ok(exact(&std) * density + exact(&mean) * (exact(&Rational::from(1)) - outside))
}

/// `√((μ_p − μ_q)² + (σ_p − σ_q)²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if a standard deviation is not positive.
pub fn wasserstein_2_normal(
    mean_p: &Rational,
    std_p: &Rational,
    mean_q: &Rational,
    std_q: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check_stds(std_p, std_q)?;
    Ok(root(&(squared(mean_p, mean_q) + squared(std_p, std_q)), precision))
}

fn squared(x: &Rational, y: &Rational) -> Rational {
    Rational::from(x - y).square()
}

/// The root of a rational: exactly, if it is one.
fn root(x: &Rational, precision: u32) -> Enclosure {
    match crate::exact::sqrt(x) {
        Some(root) => Enclosure::exact(&root, precision),
        None => Enclosure::exact(x, precision).sqrt(),
    }
}

/// `√Σ [(μ_p − μ_q)² + (σ_p − σ_q)²]`, over the components.
///
/// # Errors
///
/// [`OutOfDomain`] if a standard deviation is not positive, there are none, or the lengths differ.
pub fn wasserstein_2_diagonal_normal(
    mean_p: &[Rational],
    std_p: &[Rational],
    mean_q: &[Rational],
    std_q: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    for (name, vector) in [("std_p", std_p), ("mean_q", mean_q), ("std_q", std_q)] {
        domain::same_length(("mean_p", mean_p.len()), (name, vector.len()))?;
    }
    domain::non_empty("mean_p", mean_p)?;
    domain::positive_vector("std_p", std_p)?;
    domain::positive_vector("std_q", std_q)?;
    let squares = |p: &[Rational], q: &[Rational]| p.iter().zip(q).map(|(p, q)| squared(p, q)).sum::<Rational>();
    Ok(root(&(squares(mean_p, mean_q) + squares(std_p, std_q)), precision))
}
