//! What the Monte Carlo estimators are on average, and how they vary, where p and q are known.

use super::k3_difference;
use crate::domain::{Extended, Pair, round};
use crate::error::Result;
use crate::term::rel_entr;
use crate::wide::{Exact, Wide};

/// The expectation and the variance of one term of an estimator.
///
/// The average of n independent terms has the same expectation, and a variance of one n-th.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The expectation.
    pub mean: f64,
    /// The variance; +∞ where the expectation is.
    pub variance: f64,
}

/// The moments of `k1 = ln p(x) − ln q(x)` for x drawn from p: see [`kl_k1`](super::kl_k1).
///
/// The expectation is the divergence KL(p‖q): k1 is unbiased. The variance is that of the surprise, Σ p ln²(p/q) − KL².
///
/// # Domain
/// Probability vectors of one length. The expectation is one under p/Σp, of functions of the numbers as given. Both are +∞ where an outcome
/// with mass under p has none under q.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Within 0.51 ULP, both.
///
/// # Examples
/// ```
/// let (p, q) = ([0.5, 0.3, 0.2], [0.7, 0.2, 0.1]);
/// let moments = kullback::estimation::k1_moments(&p, &q)?;
/// approx::assert_relative_eq!(moments.mean, kullback::kl(&p, &q)?, epsilon = 0.0, max_relative = 1e-14);
/// let square: f64 = p.iter().zip(&q).map(|(&p, &q): (&f64, &f64)| p * (p / q).ln().powi(2)).sum();
/// approx::assert_relative_eq!(moments.variance, square - moments.mean.powi(2), epsilon = 0.0, max_relative = 1e-14);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn k1_moments(p: &[f64], q: &[f64]) -> Result<Moments> {
    let pair = Pair::new(p, q)?;
    let mean = log_ratios(pair).map(|sum| sum / pair.p.total());
    Ok(moments(pair, mean, Outcome::log_ratio_from))
}

/// The moments of `k2 = ½ (ln p(x) − ln q(x))²` for x drawn from p: see [`kl_k2`](super::kl_k2).
///
/// The expectation is an f-divergence of its own, ½ Σ p ln²(p/q); what it has more or less than KL(p‖q) is the bias of k2.
///
/// # Domain, errors and accuracy
/// As [`k1_moments`].
///
/// # Examples
/// ```
/// // Mirror images: k2 is a constant, and wrong.
/// let (p, q) = ([0.9, 0.1], [0.1, 0.9]);
/// let moments = kullback::estimation::k2_moments(&p, &q)?;
/// assert_eq!(moments.variance, 0.0);
/// approx::assert_relative_eq!(moments.mean, 9f64.ln().powi(2) / 2.0, epsilon = 0.0, max_relative = 1e-14);
/// approx::assert_relative_eq!(kullback::kl(&p, &q)?, 0.8 * 9f64.ln(), epsilon = 0.0, max_relative = 1e-14);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn k2_moments(p: &[f64], q: &[f64]) -> Result<Moments> {
    let pair = Pair::new(p, q)?;
    let squares =
        outcomes(pair).map(|outcome| Some(outcome.p * outcome.log_ratio()?.square().half())).sum::<Extended>();
    let mean = squares.map(|squares| squares / pair.p.total());
    // ½ (l² − l₀²) = ½ (l − l₀)(l + l₀): a mirror image has the second factor zero.
    let difference = |likeliest: Outcome, outcome: Outcome| {
        let difference = likeliest.log_ratio_from(outcome)?;
        let sum = Wide::ln_ratio(likeliest.p * outcome.p, likeliest.q * outcome.q);
        Some((difference * sum).half())
    };
    Ok(moments(pair, mean, difference))
}

/// The moments of `k3 = (r − 1) − ln r`, r = q(x)/p(x), for x drawn from p: see [`kl_k3`](super::kl_k3).
///
/// The expectation is KL(p‖q) less the mass that q has where p has none. So k3 is unbiased where p has all of the support of q, and too
/// small elsewhere.
///
/// # Domain, errors and accuracy
/// As [`k1_moments`].
///
/// # Examples
/// ```
/// use kullback::{estimation::{k1_moments, k3_moments}, kl};
///
/// let (p, q) = ([0.5, 0.3, 0.2], [0.7, 0.2, 0.1]);
/// assert_eq!(k3_moments(&p, &q)?.mean, kl(&p, &q)?);
/// // Half of q is where p never samples.
/// let (p, q) = ([0.5, 0.5, 0.0], [0.25, 0.25, 0.5]);
/// approx::assert_relative_eq!(k3_moments(&p, &q)?.mean, kl(&p, &q)? - 0.5, epsilon = 0.0, max_relative = 1e-14);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn k3_moments(p: &[f64], q: &[f64]) -> Result<Moments> {
    let pair = Pair::new(p, q)?;
    let mean = deviances(pair).map(|deviances| deviances / pair.p.total());
    let difference = |likeliest: Outcome, outcome: Outcome| {
        let half_difference = likeliest.log_ratio_from(outcome)?.half();
        let half_sum = Wide::ln_ratio(likeliest.q * outcome.q, likeliest.p * outcome.p).half();
        let k3 = |Outcome { p, q }: Outcome| Wide::kl_div(p, q) / p;
        Some(k3_difference(half_sum, half_difference, || k3(outcome) - k3(likeliest)))
    };
    Ok(moments(pair, mean, difference))
}

/// An outcome with mass under p.
#[derive(Clone, Copy)]
struct Outcome {
    p: Wide,
    q: Wide,
}

impl Outcome {
    /// ln(p/q).
    fn log_ratio(self) -> Extended {
        (!self.q.is_zero()).then(|| Wide::ln_ratio(self.p, self.q))
    }

    /// ln(p/q) of this less that of the other, from products that are exact.
    fn log_ratio_from(self, other: Self) -> Extended {
        let zero = self.q.is_zero() || other.q.is_zero();
        (!zero).then(|| Wide::ln_ratio(self.p * other.q, other.p * self.q))
    }
}

/// (p, q) for the outcomes with mass under p.
fn support(pair: Pair<'_>) -> impl Iterator<Item = (Wide, Wide)> + Clone + '_ {
    pair.iter().filter(|(p, _)| !p.is_zero())
}

fn outcomes(pair: Pair<'_>) -> impl Iterator<Item = Outcome> + Clone + '_ {
    support(pair).map(|(p, q)| Outcome { p, q })
}

/// Σ [p ln(p/q) − p + q] over the support of p.
fn deviances(pair: Pair<'_>) -> Extended {
    support(pair).map(|(p, q)| crate::term::kl_div(p, q)).sum()
}

/// Σ p ln(p/q). Where p and q are near one another a term is the deviance p ln(p/q) − p + q, which is of second order, and p − q, the sum of
/// which is exact: to first order they cancel.
fn log_ratios(pair: Pair<'_>) -> Extended {
    let is_near = |&(p, q): &(Wide, Wide)| p <= q.double() && q <= p.double();
    let near = || support(pair).filter(is_near);
    let far = support(pair).filter(|pair| !is_near(pair)).map(|(p, q)| rel_entr(p, q)).sum::<Extended>()?;
    let deviances = near().map(|(p, q)| Wide::kl_div(p, q)).sum::<Wide>();
    let linear = near().map(|(p, q)| &Exact::from_wide(p) - &Exact::from_wide(q)).sum::<Exact>();
    Some(far + deviances + linear.to_wide())
}

/// The mean, and the variance from the differences of the estimator from what it is at the likeliest outcome, which has at least a share
/// 1/n of the mass: with d such a difference Σ p̂ (d − d̄)² is at least d̄²/n, so that Σ p̂ d² − d̄² loses no more than a factor of n + 1.
fn moments(pair: Pair<'_>, mean: Extended, difference: impl Fn(Outcome, Outcome) -> Extended) -> Moments {
    let likeliest = outcomes(pair).reduce(|best, next| if next.p > best.p { next } else { best });
    let variance = likeliest.and_then(|likeliest| {
        let differences = || outcomes(pair).map(|outcome| Some((outcome.p, difference(likeliest, outcome)?)));
        let linear = differences().map(|it| it.map(|(p, d)| p * d)).sum::<Extended>()?;
        let square = differences().map(|it| it.map(|(p, d)| p * d.square())).sum::<Extended>()?;
        let total = pair.p.total();
        Some((total * square - linear.square()) / total.square())
    });
    let variance = variance.map(|variance| if variance.is_negative() { Wide::ZERO } else { variance });
    Moments { mean: round(mean), variance: round(variance) }
}
