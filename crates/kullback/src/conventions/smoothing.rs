//! What is done to zeros, and what becomes of the divergence.

use super::normalised::{Masses, pair};
use crate::divergence::rel_entr_sum;
use crate::domain::{self, Pair, round};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Exact;

/// The divergence of p from q smoothed: with `ε` added to each mass of q, and all divided by what they then sum to,
/// `KL(p ‖ (q + ε)/(1 + nε))`.
///
/// Both are divided by their sums first. Where `p > 0 = q` the divergence is infinite, and this is `P₀ ln(1/ε)` to
/// leading order, P₀ being the mass of p where q has none: it is finite for every `ε > 0`, it has no limit as `ε → 0`,
/// and so says more about `ε` than about p and q.
///
/// # Domain
/// Finite masses of one length, neither vector all zero, and a finite `ε ≥ 0`. Never negative.
///
/// # Errors
/// If a vector is empty, has a NaN, infinite or negative entry, or has no mass, if the lengths differ, or `ε` is NaN,
/// infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
///
/// # Examples
/// ```
/// use kullback::conventions::smoothed_kl;
/// let (p, q) = ([0.5, 0.5], [1.0, 0.0]);
/// assert_eq!(smoothed_kl(&p, &q, 0.0)?, f64::INFINITY);
/// // Half of ln 10 more for each decimal of ε.
/// let step = smoothed_kl(&p, &q, 1e-11)? - smoothed_kl(&p, &q, 1e-10)?;
/// approx::assert_relative_eq!(step, 10_f64.ln() / 2.0, epsilon = 0.0, max_relative = 1e-9);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn smoothed_kl(p: &[f64], q: &[f64], epsilon: f64) -> Result<f64> {
    let (p, q) = pair(("p", p), ("q", q))?;
    Ok(round(p.relative_entropy(&q.smoothed(&non_negative(epsilon)?))))
}

/// The divergence of p from q with `ε` added to the masses of both, which are then divided by their sums: what takes p
/// for q too.
///
/// # Domain
/// As [`smoothed_kl`]; the masses are taken as they are given, so that `ε` is on their scale. Never negative.
///
/// # Errors
/// As [`smoothed_kl`].
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn smoothed_both_kl(p: &[f64], q: &[f64], epsilon: f64) -> Result<f64> {
    let (p, q) = pair(("p", p), ("q", q))?;
    let epsilon = non_negative(epsilon)?;
    let added = |masses: Masses| Masses::of(masses.entries.iter().map(|mass| mass + &epsilon).collect());
    Ok(round(added(p).relative_entropy(&added(q))))
}

/// `Σ p ln(p / clip(q))` over the outcomes with `p > 0`, where q is clipped to `[ε, 1]` and *not* normalised again.
///
/// It is no divergence: the clipped masses may sum to more than one, and the value may be negative, and is not zero
/// where p and q are equal but for masses below `ε`.
///
/// # Domain
/// Probability vectors of one length, and `0 < ε ≤ 1`.
///
/// # Errors
/// As [`kl`](crate::kl), and if `ε` is NaN, infinite, negative, zero or above one.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// // All of p, and twice ε beside it: less than nothing is lost.
/// let (p, q) = ([1e-12, 1.0 - 1e-12], [0.0, 1.0]);
/// assert!(kullback::conventions::clipped_kl(&p, &q, 1e-10)? < 0.0);
/// assert_eq!(kullback::kl(&p, &q)?, f64::INFINITY);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn clipped_kl(p: &[f64], q: &[f64], epsilon: f64) -> Result<f64> {
    Pair::new(p, q)?;
    domain::positive("epsilon", epsilon)?;
    if epsilon > 1.0 {
        let place = Place { argument: Argument::whole("epsilon"), index: None };
        return Err(Error::OutOfRange { place, value: epsilon, allowed: "at most one" });
    }
    let clipped: Vec<f64> = q.iter().map(|mass| mass.clamp(epsilon, 1.0)).collect();
    rel_entr_sum(p, &clipped)
}

fn non_negative(epsilon: f64) -> Result<Exact> {
    domain::non_negative("epsilon", epsilon)?;
    Ok(Exact::from_f64(epsilon))
}
