//! Monte Carlo: averages over a sample of p of functions of the log-ratio ln p(x) − ln q(x).

use super::{at_least, k3_difference, number};
use crate::domain::{logits, non_negative, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// The lowest log-ratio of which [`kl_k3`] is taken: there q/p is e²⁰⁰⁰, and k3 beyond the range of `f64` by far.
pub const LOWEST_LOG_RATIO: f64 = -2000.0;

/// An average over a sample, with what the sample says of its spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The average.
    pub value: f64,
    /// The unbiased estimate of the variance of one term: the sum of squared deviations over n − 1.
    pub variance: f64,
    /// The standard error of the average: √(variance/n).
    pub standard_error: f64,
}

/// The log-ratios `ln p(xᵢ) − ln q(xᵢ)` of a sample, from the log-densities at its points.
///
/// # Domain
/// Finite numbers, as many of one as of the other.
///
/// # Errors
/// If a log-density is NaN or infinite, if there are none or not as many of both, or if a difference overflows.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// let log_ratios = kullback::estimation::log_ratios(&[-1.5, -0.25], &[-1.0, -2.0])?;
/// assert_eq!(log_ratios, [-0.5, 1.75]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn log_ratios(log_p: &[f64], log_q: &[f64]) -> Result<Vec<f64>> {
    same_length("log_q", log_q.len(), "log_p", log_p.len())?;
    let pairs = logits("log_p", log_p)?.iter().zip(logits("log_q", log_q)?);
    let difference = |(index, (p, q)): (usize, (&f64, &f64))| {
        let place = || Place { argument: Argument::whole("log_p"), index: Some(index) };
        let value = p - q;
        let allowed = "within the range of f64 of the log-density of q";
        if value.is_finite() { Ok(value) } else { Err(Error::OutOfRange { place: place(), value: *p, allowed }) }
    };
    pairs.enumerate().map(difference).collect()
}

/// The plain estimate of the Kullback–Leibler divergence from a sample of p: the average of `k1 = ln p(x) − ln q(x)`, in nats.
///
/// Its expectation is KL(p‖q). It may be negative; [`kl_k3`] is not.
///
/// # Domain
/// Two or more finite log-ratios `ln p(xᵢ) − ln q(xᵢ)`, where the xᵢ are drawn from p. A variance beyond the range of `f64` is +∞.
///
/// # Errors
/// If a log-ratio is NaN or infinite, or there are fewer than two.
///
/// # Accuracy
/// Within 0.51 ULP, each of the three: the sums are exact.
///
/// # Examples
/// ```
/// let estimate = kullback::estimation::kl_k1(&[1.0, 0.5, -0.25, 0.75])?;
/// assert_eq!(estimate.value, 0.5);
/// approx::assert_relative_eq!(estimate.variance, 0.875 / 3.0, epsilon = 0.0, max_relative = 1e-15);
/// approx::assert_relative_eq!(estimate.standard_error, (0.875_f64 / 12.0).sqrt(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_k1(log_ratios: &[f64]) -> Result<Estimate> {
    Ok(Spread::of_k1(log_ratios)?.estimate())
}

/// The average of `k2 = ½ (ln p(x) − ln q(x))²` over a sample of p.
///
/// Its expectation is ½ E (ln p/q)², which is *not* the divergence, but agrees with it to second order as q → p; see
/// [`k2_moments`](super::k2_moments) for the bias. Source: Schulman 2020, "Approximating KL divergence".
///
/// # Domain, errors and accuracy
/// As [`kl_k1`].
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::kl_k2(&[1.0, -1.0, 2.0])?.value, 1.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_k2(log_ratios: &[f64]) -> Result<Estimate> {
    Ok(Spread::of_k2(log_ratios)?.estimate())
}

/// The average of `k3 = (r − 1) − ln r` over a sample of p, with `r = q(x)/p(x)`, in nats. Never negative.
///
/// Its expectation is KL(p‖q) if p has mass wherever q has, and otherwise the divergence less the mass of q where p has none.
/// Its variance may exceed that of [`kl_k1`] by any factor; see [`k3_moments`](super::k3_moments). Source: Schulman 2020.
///
/// # Domain
/// Two or more finite log-ratios `ln p(xᵢ) − ln q(xᵢ)`, none below [`LOWEST_LOG_RATIO`]. What is beyond the range of `f64` is +∞.
///
/// # Errors
/// If a log-ratio is NaN, infinite or below [`LOWEST_LOG_RATIO`], or there are fewer than two.
///
/// # Accuracy
/// Within 0.51 ULP, each of the three. k3 is `e^(−l) − 1 + l` evaluated without cancellation: at a log-ratio of 10⁻²⁰⁰ it is 5 · 10⁻⁴⁰¹ and
/// not zero, before it is rounded.
///
/// # Examples
/// ```
/// let estimate = kullback::estimation::kl_k3(&[1e-9, -1e-9])?;
/// approx::assert_relative_eq!(estimate.value, 5e-19, epsilon = 0.0, max_relative = 1e-9);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_k3(log_ratios: &[f64]) -> Result<Estimate> {
    Ok(Spread::of_k3(log_ratios)?.estimate())
}

/// The normal approximation's confidence interval around [`kl_k1`]: the value, less and plus z standard errors.
///
/// For the usual 95 % z is 1.96. By the central limit theorem the coverage is that of the normal distribution in the limit of many
/// samples, if the variance of the log-ratio is finite.
///
/// # Errors
/// As [`kl_k1`], and if z is NaN, infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP, either end, also where the end is near zero.
///
/// # Examples
/// ```
/// // The mean is 2, the standard error 1.
/// assert_eq!(kullback::estimation::kl_k1_interval(&[1.0, 3.0], 2.0)?, [0.0, 4.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_k1_interval(log_ratios: &[f64], z: f64) -> Result<[f64; 2]> {
    let spread = Spread::of_k1(log_ratios)?;
    Ok(spread.interval(non_negative("z", z)?))
}

/// The normal approximation's confidence interval around [`kl_k2`], as [`kl_k1_interval`]. What it covers is the expectation of k2.
///
/// # Errors
/// As [`kl_k2`], and if z is NaN, infinite or negative.
pub fn kl_k2_interval(log_ratios: &[f64], z: f64) -> Result<[f64; 2]> {
    let spread = Spread::of_k2(log_ratios)?;
    Ok(spread.interval(non_negative("z", z)?))
}

/// The normal approximation's confidence interval around [`kl_k3`], as [`kl_k1_interval`]. Its lower end may be negative, though k3 is not.
///
/// # Errors
/// As [`kl_k3`], and if z is NaN, infinite or negative.
pub fn kl_k3_interval(log_ratios: &[f64], z: f64) -> Result<[f64; 2]> {
    let spread = Spread::of_k3(log_ratios)?;
    Ok(spread.interval(non_negative("z", z)?))
}

/// A log-ratio's sample: two or more finite numbers.
fn sample(log_ratios: &[f64]) -> Result<&[f64]> {
    let sample = logits("log_ratios", log_ratios)?;
    at_least("log_ratios", sample.len(), 2)?;
    Ok(sample)
}

/// The first two moments of a sample.
pub(super) struct Spread {
    count: Wide,
    /// Σ y, in units of `unit`.
    sum: Wide,
    /// n Σ y² − (Σ y)², in units of `unit`².
    squares: Wide,
    unit: Wide,
    /// What a difference of the two is made of.
    parts: Parts,
}

/// Moments, as they must be known where the end of an interval is nearly zero.
enum Parts {
    /// The sum and the squares, of terms that are numbers of their own.
    Exact(Exact, Exact),
    /// Of terms that are transcendental: how many are the largest, which is the unit, and the sum and the sum of squares of the others.
    Largest(Wide, Wide, Wide),
}

impl Spread {
    fn of_k1(log_ratios: &[f64]) -> Result<Self> {
        Ok(Self::of_exact(sample(log_ratios)?.iter().map(|&l| Exact::from_f64(l)), Wide::ONE))
    }

    fn of_k2(log_ratios: &[f64]) -> Result<Self> {
        let squares = sample(log_ratios)?.iter().map(|&l| &Exact::from_f64(l) * &Exact::from_f64(l));
        Ok(Self::of_exact(squares, Wide::ONE.half()))
    }

    fn of_k3(log_ratios: &[f64]) -> Result<Self> {
        let sample = sample(log_ratios)?;
        if let Some(index) = sample.iter().position(|&l| l < LOWEST_LOG_RATIO) {
            let place = Place { argument: Argument::whole("log_ratios"), index: Some(index) };
            return Err(Error::OutOfRange { place, value: sample[index], allowed: "at least -2000" });
        }
        Ok(Self::of_excesses(sample.iter().map(|&l| -Wide::from_f64(l)).collect()))
    }

    /// Of finite `f64`s.
    pub(super) fn of_f64s(values: &[f64]) -> Self {
        Self::of_exact(values.iter().map(|&value| Exact::from_f64(value)), Wide::ONE)
    }

    fn of_exact(terms: impl Iterator<Item = Exact>, unit: Wide) -> Self {
        let zero = (0, Exact::ZERO, Exact::ZERO);
        let (count, sum, squares) =
            terms.fold(zero, |(count, sum, squares), y| (count + 1, &sum + &y, &squares + &(&y * &y)));
        let squares = &(&Exact::from_wide(number(count)) * &squares) - &(&sum * &sum);
        let (total, spread) = (sum.to_wide(), squares.to_wide());
        Self { count: number(count), sum: total, squares: spread, unit, parts: Parts::Exact(sum, squares) }
    }

    /// Of eˣ − 1 − x for numbers x. The largest term is the unit, and the deviations are taken from it: with d the deviation from any one of the
    /// terms, Σ (d − d̄)² is at least d̄², so that n Σ d² is at most n + 1 times the difference n Σ d² − (Σ d)².
    fn of_excesses(exponents: Vec<Wide>) -> Self {
        let count = number(exponents.len());
        let terms = || exponents.iter().map(|&x| (x.exp_excess(), x));
        let (largest, top) = terms().fold((Wide::ZERO, Wide::ZERO), Ord::max);
        let unit = if largest.is_zero() { Wide::ONE } else { largest };
        let others = || terms().filter(|&(_, x)| x != top).map(|(term, _)| term / unit);
        let ties = number(exponents.len() - others().count());
        let rest: Wide = others().sum();
        let deviation =
            |(term, x): (Wide, Wide)| k3_difference((top + x).half(), (top - x).half(), || largest - term) / unit;
        let (linear, square) =
            (terms().map(deviation).sum::<Wide>(), terms().map(deviation).map(Wide::square).sum::<Wide>());
        let squares = count * square - linear.square();
        let squares = if squares.is_negative() { Wide::ZERO } else { squares };
        let parts = Parts::Largest(ties, rest, others().map(Wide::square).sum());
        let sum = if largest.is_zero() { Wide::ZERO } else { ties + rest };
        Self { count, sum, squares, unit, parts }
    }

    fn mean(&self) -> Wide {
        self.sum * self.unit / self.count
    }

    /// [n Σ y² − (Σ y)²] / (n (n − 1)).
    fn variance(&self) -> Wide {
        self.squares * self.unit.square() / (self.count * (self.count - Wide::ONE))
    }

    fn standard_error(&self) -> Wide {
        (self.variance() / self.count).sqrt()
    }

    /// √variance.
    pub(super) fn deviation(&self) -> f64 {
        self.variance().sqrt().to_f64()
    }

    fn estimate(&self) -> Estimate {
        Estimate {
            value: self.mean().to_f64(),
            variance: self.variance().to_f64(),
            standard_error: self.standard_error().to_f64(),
        }
    }

    /// m ∓ zs. The end away from zero is a sum; the other is (m² − z²s²) over it, where the numerator is a difference of its own.
    fn interval(&self, z: Wide) -> [f64; 2] {
        let (mean, width) = (self.mean(), z * self.standard_error());
        if mean.is_zero() || width.is_zero() {
            return [mean - width, mean + width].map(Wide::to_f64);
        }
        let numerator = self.difference(z) * self.unit.square();
        let numerator = numerator / (self.count.square() * (self.count - Wide::ONE));
        let far = if mean.is_negative() { mean - width } else { mean + width };
        let near = numerator / far;
        if mean.is_negative() { [far, near] } else { [near, far] }.map(Wide::to_f64)
    }

    /// n² (n − 1) (m² − z²s²) = (n − 1)(Σ y)² − z² [n Σ y² − (Σ y)²].
    ///
    /// With k terms of one, and s and q the sum and the sum of squares of the others, it is
    /// (n − 1) k² − z² k (n − k) + (n − 1 + z²)(2ks + s²) − z² n q: where the first difference is nothing, the others count, however small.
    fn difference(&self, z: Wide) -> Wide {
        let (n, free) = (self.count, self.count - Wide::ONE);
        let exact = |x| Exact::from_wide(x);
        let square = &exact(z) * &exact(z);
        match &self.parts {
            Parts::Exact(sum, squares) => (&(&exact(free) * &(sum * sum)) - &(&square * squares)).to_wide(),
            &Parts::Largest(k, s, q) => {
                let ones = &(&exact(free) * &(&exact(k) * &exact(k))) - &(&square * &(&exact(k) * &exact(n - k)));
                let square = z.square();
                ones.to_wide() + (free + square) * (k * s.double() + s.square()) - square * n * q
            }
        }
    }
}
