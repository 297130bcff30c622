//! Projections onto normal and onto uniform distributions, in both directions.

use super::{
    likelihood::moments,
    mixture::{Mixture, Normal},
};
use crate::{Enclosure, OutOfDomain, domain, terms};
use rug::{Float, Rational, ops::Pow};

/// A normal distribution, and the divergence that is left.
#[derive(Clone, Debug)]
pub struct NormalFit {
    /// The mean.
    pub mean: Enclosure,
    /// The standard deviation.
    pub std: Enclosure,
    /// The divergence, in nats.
    pub kl: Enclosure,
}

/// A uniform distribution on so many of the likeliest outcomes, and the divergence that is left.
#[derive(Clone, Debug)]
pub struct UniformFit {
    /// The number of outcomes.
    pub size: usize,
    /// The divergence, in nats.
    pub kl: Enclosure,
}

/// The mean and the standard deviation of a mixture, `Σ w m/W` and `√(Σ w (s² + m²)/W − mean²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, `weights` is no probability vector, or a standard deviation is not positive.
pub fn moment_matching(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    precision: u32,
) -> Result<[Enclosure; 2], OutOfDomain> {
    Mixture::new(weights, means, stds, precision)?;
    let [mean, variance] = matched(weights, means, stds);
    Ok([Enclosure::exact(&mean, precision), Enclosure::exact(&variance, precision).sqrt()])
}

fn matched(weights: &[Rational], means: &[Rational], stds: &[Rational]) -> [Rational; 2] {
    let second = |m: &Rational, s: &Rational| Rational::from(m.square_ref()) + Rational::from(s.square_ref());
    moments(weights.iter().zip(means).zip(stds).map(|((w, m), s)| (w, m.clone(), second(m, s))))
}

/// The normal distribution with the mean and the variance of a mixture, and the divergence of the mixture from it.
///
/// # Errors
///
/// As [`moment_matching`], and if a component is out of reach of the first one.
pub fn forward_fit(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    precision: u32,
) -> Result<NormalFit, OutOfDomain> {
    let mixture = Mixture::new(weights, means, stds, precision)?;
    mixture.check_range(&means[0], &stds[0])?;
    let [mean, variance] = matched(weights, means, stds);
    let (mean, std) = (Enclosure::exact(&mean, precision), Enclosure::exact(&variance, precision).sqrt());
    let normal = Normal { mean: mean.clone(), std: std.clone() };
    Ok(NormalFit { mean, std, kl: mixture.kl(&normal) })
}

/// The local minimum of `KL(N(μ, σ) ‖ mixture)` that descent leads to from a start.
///
/// How it was found needs no proof: that there is one in the box of the result, and only one, is proved by Krawczyk's operator, which maps the box
/// into itself, and that it is a minimum by the second derivatives, positive definite in all of the box. Unknown where that fails.
///
/// # Errors
///
/// As [`forward_fit`], and if `std` is not positive or a component is out of reach of the start.
pub fn reverse_fit(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<NormalFit, OutOfDomain> {
    let mixture = Mixture::new(weights, means, stds, precision)?;
    domain::positive("std", std)?;
    mixture.check_range(&means[0], &stds[0])?;
    mixture.check_range(mean, std)?;
    let unknown = || Enclosure::unknown(precision);
    let rough = Mixture::new(weights, means, stds, ROUGH)?;
    let start = [mean, std].map(|x| Float::with_val(53, x).to_f64());
    let found = descend(&rough, start).and_then(|near| certified_minimum(&mixture, near, precision));
    let Some(normal) = found else {
        return Ok(NormalFit { mean: unknown(), std: unknown(), kl: unknown() });
    };
    let kl = mixture.reverse_kl(&normal);
    Ok(NormalFit { mean: normal.mean, std: normal.std, kl })
}

/// Bits in which the descent's derivatives are computed.
const ROUGH: u32 = 64;

/// Steps of the descent at most.
const STEPS: usize = 300;

/// A step, in standard deviations, after which Newton's method is left to converge in many bits.
const SETTLED: f64 = 1e-9;

/// Where descent comes to rest, nearly: by Newton's method where the second derivatives are positive definite, else against the gradient, and never
/// by more than half a standard deviation.
fn descend(mixture: &Mixture, [mut mean, mut std]: [f64; 2]) -> Option<[f64; 2]> {
    for _ in 0..STEPS {
        let at = Normal { mean: point(mean, ROUGH)?, std: point(std, ROUGH)? };
        let derivatives = mixture.reverse_kl_derivatives(&at);
        let [by_mean, by_std, a, b, c] = derivatives.map(|derivative| middle(&derivative).to_f64());
        let determinant = a * c - b * b;
        let step = if a > 0.0 && determinant > 0.0 {
            [(b * by_std - c * by_mean) / determinant, (b * by_mean - a * by_std) / determinant]
        } else {
            [-by_mean, -by_std].map(|part| part / by_mean.abs().max(by_std.abs()) * std / 4.0)
        };
        let length = step[0].abs().max(step[1].abs());
        let share = (std / 2.0 / length).min(1.0);
        (mean, std) = (mean + share * step[0], std + share * step[1]);
        if length < SETTLED * std {
            return Some([mean, std]);
        }
    }
    None
}

fn middle(x: &Enclosure) -> Float {
    Float::with_val(x.precision(), x.lower() + x.upper()) / 2_u32
}

fn point(x: f64, precision: u32) -> Option<Enclosure> {
    let x = Float::with_val(precision.max(53), x);
    Enclosure::from_bounds(x.clone(), x)
}

/// The interval about a point.
fn around(center: &Enclosure, radius: &Float) -> Option<Enclosure> {
    Enclosure::from_bounds(center.lower().clone() - radius, center.upper().clone() + radius)
}

/// Newton's method from nearby, then Krawczyk's test on a box of half the bits: its image under `x − Y g(x) + (1 − Y H) (box − x)` is narrower, and if
/// it lies inside the box it has exactly one point in it where the gradient g vanishes.
fn certified_minimum(mixture: &Mixture, near: [f64; 2], precision: u32) -> Option<Normal> {
    let mut at = Normal { mean: point(near[0], precision)?, std: point(near[1], precision)? };
    let mut digits = 24;
    while digits < precision / 2 {
        let (step, _) = newton(&mixture.reverse_kl_derivatives(&at))?;
        let [mean, std] = [&at.mean + &step[0], &at.std + &step[1]].map(|x| middle(&x));
        at = Normal {
            mean: Enclosure::from_bounds(mean.clone(), mean)?,
            std: Enclosure::from_bounds(std.clone(), std)?,
        };
        digits *= 2;
    }
    let radius = Float::with_val(
        precision,
        at.std.upper() * Float::with_val(precision, Float::i_exp(1, -(precision as i32) / 2)),
    );
    let wide = Normal { mean: around(&at.mean, &radius)?, std: around(&at.std, &radius)? };
    let (step, [a, b, c]) = newton(&mixture.reverse_kl_derivatives(&at))?;
    let [_, _, a_wide, b_wide, c_wide] = mixture.reverse_kl_derivatives(&wide);
    let determinant_wide = &a_wide * &c_wide - b_wide.square();
    if !a_wide.is_positive() || !determinant_wide.is_positive() {
        return None;
    }
    // (1 − Y H) (box − x), with Y the inverse of the matrix at the centre: Y (H at the centre − H) (box − x).
    let determinant = &a * &c - b.square();
    let off = [&wide.mean - &at.mean, &wide.std - &at.std];
    let [da, db, dc] = [&a - a_wide, &b - b_wide, &c - c_wide];
    let residual = [&da * &off[0] + &db * &off[1], &db * &off[0] + &dc * &off[1]];
    let rest = [
        (&c * &residual[0] - &b * &residual[1]) / &determinant,
        (&a * &residual[1] - &b * &residual[0]) / &determinant,
    ];
    let image = Normal { mean: &at.mean + &step[0] + &rest[0], std: &at.std + &step[1] + &rest[1] };
    let inside = |image: &Enclosure, wide: &Enclosure| wide.lower() < image.lower() && image.upper() < wide.upper();
    (inside(&image.mean, &wide.mean) && inside(&image.std, &wide.std)).then_some(image)
}

/// Newton's step, and the matrix.
fn newton([by_mean, by_std, a, b, c]: &[Enclosure; 5]) -> Option<([Enclosure; 2], [Enclosure; 3])> {
    let determinant = a * c - b.square();
    if !determinant.is_positive() {
        return None;
    }
    let step = [(b * by_std - c * by_mean) / &determinant, (b * by_mean - a * by_std) / determinant];
    Some((step, [a.clone(), b.clone(), c.clone()]))
}

/// The uniform distribution on the support of p, and `ln k − H(p)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn uniform_forward_projection(p: &[Rational], precision: u32) -> Result<UniformFit, OutOfDomain> {
    let masses = descending(p)?;
    let size = masses.len();
    let share = Rational::from((1, size as u64));
    Ok(UniformFit { size, kl: terms::rel_entr_sum(masses.iter().map(|mass| (mass, &share)), precision) })
}

/// The uniform distribution on the k likeliest outcomes, k the least that minimises `(1/k) Σ ln(1/(k p))`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn uniform_reverse_projection(p: &[Rational], precision: u32) -> Result<UniformFit, OutOfDomain> {
    let masses = descending(p)?;
    let prefixes = Prefixes::new(&masses, precision.max(128));
    let size = (2..=masses.len()).fold(1, |best, size| if prefixes.is_below(size, best) { size } else { best });
    let share = Rational::from((1, size as u64));
    Ok(UniformFit { size, kl: terms::rel_entr_sum(masses[..size].iter().map(|mass| (&share, mass)), precision) })
}

/// The positive masses divided by the sum of all, the largest first.
fn descending(p: &[Rational]) -> Result<Vec<Rational>, OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    let mut masses: Vec<Rational> =
        p.iter().filter(|mass| mass.is_positive()).map(|mass| Rational::from(mass / &total)).collect();
    masses.sort_by(|a, b| b.cmp(a));
    Ok(masses)
}

/// `(1/k) Σ ln(1/(k p))` over the first k masses, for each k.
struct Prefixes<'a> {
    masses: &'a [Rational],
    values: Vec<Enclosure>,
}

impl<'a> Prefixes<'a> {
    fn new(masses: &'a [Rational], precision: u32) -> Self {
        let mut logarithms = Enclosure::zero(precision);
        let value = |(index, mass): (usize, &Rational)| {
            logarithms += &Enclosure::exact(mass, precision).ln();
            let size = Enclosure::from_integer(index as i64 + 1, precision);
            -(size.ln() + &logarithms / size)
        };
        let values = masses.iter().enumerate().map(value).collect();
        Self { masses, values }
    }

    /// Whether the divergence with k outcomes is below that with j.
    fn is_below(&self, k: usize, j: usize) -> bool {
        let (of_k, of_j) = (&self.values[k - 1], &self.values[j - 1]);
        if of_k.overlaps(of_j) { self.power(k, j) > self.power(j, k) } else { of_k.strictly_below(of_j) }
    }

    /// `exp(−k j D)` with D the divergence with k outcomes: `k^(k j) Π p^j`, a rational number.
    fn power(&self, k: usize, j: usize) -> Rational {
        let product: Rational = self.masses[..k].iter().map(|mass| Rational::from(mass * k as u64)).product();
        product.pow(j as i32)
    }
}
