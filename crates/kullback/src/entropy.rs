//! Entropies of a probability vector, and the cross-entropy of two.

use crate::domain::{Pair, Pmf, non_negative, order};
use crate::error::Result;
use crate::kernel::{self, CodeLength, Vectors};
use crate::term;
use crate::wide::Wide;

/// Shannon's entropy `−Σ p ln p` of the numbers as given, in nats.
///
/// # Domain
/// A probability vector; `0 ln 0 = 0`. At most ln n between distributions. A vector whose sum exceeds one may have an
/// entry above one, and its term is negative: the sum is of the numbers as given.
///
/// # Errors
/// If the vector is empty, has a NaN, infinite or negative entry, or a sum further than 1e-9 from one.
///
/// # Accuracy
/// Correctly rounded as long as the terms cancel by less than 2⁶⁰; without an entry above one nothing cancels. See [`kernel`].
///
/// # Examples
/// ```
/// assert_eq!(kullback::entropy(&[1.0, 0.0])?, 0.0);
/// approx::assert_relative_eq!(kullback::entropy(&[0.25; 4])?, 4f64.ln(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn entropy(p: &[f64]) -> Result<f64> {
    kernel::sum::<CodeLength>(Vectors::Distributions, p, p, || Pmf::new("p", p).map(drop))
}

fn entropy_wide(p: Pmf<'_>) -> Wide {
    p.iter().map(term::entr).sum()
}

/// The cross-entropy `−Σ p ln q` of the numbers as given, in nats: the expected length of a code for q on data from p.
///
/// # Domain
/// Probability vectors of one length. `0 ln 0 = 0`; `+∞` where `p > 0 = q`.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Correctly rounded as long as the terms cancel by less than 2⁶⁰; without an entry of `q` above one nothing cancels. See [`kernel`].
pub fn cross_entropy(p: &[f64], q: &[f64]) -> Result<f64> {
    kernel::sum::<CodeLength>(Vectors::Distributions, p, q, || Pair::new(p, q).map(drop))
}

/// The perplexity `exp(entropy(p))`: the number of equally likely outcomes that are as uncertain.
///
/// # Domain
/// As [`entropy`].
///
/// # Errors
/// As [`entropy`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn perplexity(p: &[f64]) -> Result<f64> {
    Ok(entropy_wide(Pmf::new("p", p)?).exp().to_f64())
}

/// The Tsallis entropy of order α, `(Σp − Σ p^α)/(α − 1)`; its limit at α = 1 is the [`entropy`].
///
/// The textbook has one in the place of Σp. The two agree for a vector that sums to one; this one is a sum of terms
/// `(p − p^α)/(α − 1)`, each non-negative, and does not amplify Σp − 1.
///
/// # Domain
/// A probability vector and a finite order `α ≥ 0`. At α = 0 the sums run over the support: its size, less Σp. A power of an entry
/// above one may exceed the largest `f64`: then `−∞`.
///
/// # Errors
/// As [`entropy`], and if `alpha` is NaN, infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP, also at α within 1e-15 of one, with the proviso of [`entropy`].
pub fn tsallis_entropy(p: &[f64], alpha: f64) -> Result<f64> {
    let p = Pmf::new("p", p)?;
    let excess = non_negative("alpha", alpha)? - Wide::ONE;
    Ok(tsallis_entropy_wide(p, excess).to_f64())
}

/// `−Σ p (e^((α − 1) ln p) − 1)/(α − 1)` over the support.
fn tsallis_entropy_wide(p: Pmf<'_>, excess: Wide) -> Wide {
    let term = |p: Wide| -(p * Wide::exp_m1_over(excess, p.ln()));
    p.iter().filter(|p| !p.is_zero()).map(term).sum()
}

/// Rényi's entropy of order α, `ln(Σ p^α / Σp)/(1 − α)`, in nats, with its limits: `entropy/Σp` at α = 1 and the
/// min-entropy `−ln max p` at α = ∞. At α = 0 it is the Hartley entropy, the logarithm of the support's size over Σp.
///
/// The textbook leaves out Σp. The two agree for a vector that sums to one; this one does not amplify Σp − 1.
///
/// # Domain
/// A probability vector and an order `0 ≤ α ≤ ∞`.
///
/// # Errors
/// As [`entropy`], and if `alpha` is NaN or negative.
///
/// # Accuracy
/// Within 0.51 ULP, also at α within 1e-15 of one, with the proviso of [`entropy`].
pub fn renyi_entropy(p: &[f64], alpha: f64) -> Result<f64> {
    let p = Pmf::new("p", p)?;
    let support = || p.iter().filter(|p| !p.is_zero());
    let Some(alpha) = order("alpha", alpha)? else {
        let largest = support().max().unwrap_or(Wide::ONE);
        return Ok((-largest.ln()).to_f64());
    };
    let excess = alpha - Wide::ONE;
    let tsallis = tsallis_entropy_wide(p, excess);
    if excess.is_zero() {
        return Ok((tsallis / p.total()).to_f64());
    }
    // Σ p^α / Σp = 1 + change; where that is far from one, from the powers themselves: those of a mass above one may exceed every exponent.
    let change = -(excess * tsallis) / p.total();
    let log_share = if change.abs() < Wide::ONE.half() {
        change.ln_1p()
    } else {
        let powers = support().map(|p| alpha * p.ln());
        ln_sum_exp(powers) - p.total().ln()
    };
    Ok((-(log_share / excess)).to_f64())
}

/// `ln Σ eᵗ`, from the largest exponent down; there must be one.
pub(crate) fn ln_sum_exp(exponents: impl Iterator<Item = Wide> + Clone) -> Wide {
    let largest = exponents.clone().max().unwrap_or(Wide::ZERO);
    largest + exponents.map(|t| (t - largest).exp()).sum::<Wide>().ln()
}
