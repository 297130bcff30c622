//! The gradient of the expected reward.

use crate::domain::{Pmf, logits, same_length};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// The gradient of the expected reward `Σ π A` with respect to the logits of a softmax policy: `π (A − Ā)`, with `Ā = Σ π A`.
///
/// An ascent by it multiplies the odds of two actions by the exponential of a difference of *these* numbers. What multiplies them by the exponential of a
/// difference of advantages, as multiplicative weights do, is the natural gradient `A − Ā`: a [`tilt`](super::tilt).
///
/// # Domain
/// A probability vector π and as many finite advantages; π counts as normalised. The sum is zero. `±∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If `policy` is not a probability vector, `advantage` has a NaN or infinite entry, or the lengths differ.
///
/// # Accuracy
/// Each entry within 0.51 ULP: `A − Ā` is an exact sum.
///
/// # Examples
/// ```
/// let gradient = kullback::policy::policy_gradient(&[0.5, 0.25, 0.25], &[1.0, 0.0, 0.0])?;
/// assert_eq!(gradient, [0.25, -0.125, -0.125]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn policy_gradient(policy: &[f64], advantage: &[f64]) -> Result<Vec<f64>> {
    same_length("advantage", advantage.len(), "policy", policy.len())?;
    let masses = Pmf::new("policy", policy)?;
    let advantages = logits("advantage", advantage)?;
    let total = masses.exact_total();
    let products =
        policy.iter().zip(advantages).map(|(&mass, &value)| &Exact::from_f64(mass) * &Exact::from_f64(value));
    let sum: Exact = products.sum();
    let square = masses.total().square();
    let entry = |(mass, &value): (Wide, &f64)| {
        let centred = &(&Exact::from_f64(value) * &total) - &sum;
        (mass * centred.to_wide() / square).to_f64()
    };
    Ok(masses.iter().zip(advantages).map(entry).collect())
}
