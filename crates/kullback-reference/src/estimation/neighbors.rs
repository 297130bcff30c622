//! The divergence of two samples, from the distances to nearest neighbours.

use rug::{Rational, ops::Pow};

use super::at_least;
use crate::{Enclosure, OutOfDomain, domain, terms};

/// `(d/n) Σ ln(νᵢ/ρᵢ) + ln(m/(n − 1))`, where ρᵢ and νᵢ are the distances from the i-th of n points of `x` to its k-th nearest neighbours
/// among the others and among the m points of `y`.
///
/// # Errors
///
/// [`OutOfDomain`] if rows are empty or of different lengths, k is zero, there are too few points, or a distance is zero.
pub fn nearest_neighbor_kl(
    x: &[Vec<Rational>],
    y: &[Vec<Rational>],
    k: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let dimension = domain::non_empty("x", x)?.len();
    points("x", x, dimension)?;
    domain::non_empty("y", y)?;
    points("y", y, dimension)?;
    domain::count("k", k)?;
    domain::positive("k", k)?;
    let last = k.numer().to_usize().unwrap_or(usize::MAX) - 1;
    at_least("x", x.len(), last.saturating_add(2))?;
    at_least("y", y.len(), last.saturating_add(1))?;
    let mut ratios = Vec::new();
    for (index, point) in x.iter().enumerate() {
        let others = x.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        let (own, other) = (kth(point, others, last), kth(point, y, last));
        if own.is_zero() || other.is_zero() {
            return Err(OutOfDomain::new("x", "is where its neighbour is").at(&[index]));
        }
        ratios.push((other, own));
    }
    let sizes = (Rational::from(y.len()), Rational::from(x.len() - 1));
    let logarithms = ratios.iter().map(|(other, own)| terms::ln_ratio(other, own, precision));
    let sum = logarithms.fold(Enclosure::zero(precision), |sum, logarithm| sum + logarithm).half();
    let scale = Enclosure::exact(&Rational::from((dimension, x.len())), precision);
    let estimate = scale * sum + terms::ln_ratio(&sizes.0, &sizes.1, precision);
    if estimate.contains_zero() && product(&ratios, dimension) * (sizes.0 / sizes.1).pow(2 * x.len() as u32) == 1 {
        return Ok(Enclosure::zero(precision));
    }
    Ok(estimate)
}

/// The product of the quotients to some power.
fn product(ratios: &[(Rational, Rational)], power: usize) -> Rational {
    let product: Rational = ratios.iter().map(|(above, below)| Rational::from(above / below)).product();
    product.pow(power as u32)
}

fn points(name: &str, rows: &[Vec<Rational>], dimension: usize) -> Result<(), OutOfDomain> {
    for (index, row) in rows.iter().enumerate() {
        if row.len() != dimension {
            return Err(OutOfDomain::new(name, format!("has length {}, x[0] has {dimension}", row.len())).at(&[index]));
        }
        if row.is_empty() {
            return Err(OutOfDomain::new(name, "is empty").at(&[index]));
        }
    }
    Ok(())
}

/// The squared distance to the neighbour at place `last` in their order.
fn kth<'a>(point: &[Rational], others: impl IntoIterator<Item = &'a Vec<Rational>>, last: usize) -> Rational {
    let square = |(a, b): (&Rational, &Rational)| Rational::from(a - b).square();
    let mut distances: Vec<Rational> =
        others.into_iter().map(|other| point.iter().zip(other).map(square).sum()).collect();
    distances.sort_unstable();
    distances.swap_remove(last)
}
