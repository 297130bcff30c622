//! A natural-gradient step on a softmax policy, within a trust region.
//!
//! With logits θ and π = softmax(θ), the surrogate `Σ π_θ A` has the gradient `g = π (A − Ā)`, Ā = Σ π A, and the Fisher information is `F = diag(π) − π πᵀ`. It is
//! singular: its null space has the constants, and the actions without mass. But g is orthogonal to both, so that `F x = g` has the solution
//! `x = A − Ā`, which is F⁺g up to a constant, and `gᵀF⁺g = Σ g²/π = Var_π(A)` whatever generalised inverse is taken. The softmax does not see the
//! constant: the step is the tilt of π by the advantages, at the price 1/α.

use super::tilt::Problem;
use crate::domain::positive;
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// An exponent up to which the plain formula is used; see [`trust_region_kl`].
const MODERATE: i64 = 1 << 11;

/// The size of the natural-gradient step to the edge of the trust region in its quadratic approximation: `α = √(2δ/(gᵀF⁺g))`, which on the logits of a softmax
/// policy is `√(2δ/Var_π(A))`. The step is `α (A − Ā)`.
///
/// # Domain
/// A probability vector π, as many finite advantages that are not constant where π has mass, and a radius δ > 0, in nats. π counts as normalised. A step
/// beyond the largest or the smallest `f64` is `+∞` or zero.
///
/// # Errors
/// If `policy` is not a probability vector, `advantage` has a NaN or infinite entry or is constant where the policy has mass, the lengths differ, or `radius`
/// is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn trust_region_step(policy: &[f64], advantage: &[f64], radius: f64) -> Result<f64> {
    Ok(stepped(policy, advantage, radius)?.1.to_f64())
}

/// The policy after [`trust_region_step`]: `π exp(αA)`, normalised.
///
/// # Domain
/// As [`trust_region_step`].
///
/// # Errors
/// As [`trust_region_step`].
///
/// # Accuracy
/// Each probability within 0.51 ULP.
pub fn trust_region_policy(policy: &[f64], advantage: &[f64], radius: f64) -> Result<Vec<f64>> {
    let (problem, step) = stepped(policy, advantage, radius)?;
    Ok(problem.tilted(step).policy())
}

/// The divergence that [`trust_region_step`] causes, `KL(π_old ‖ π_new) = ln Σ π exp(α (A − Ā))`, in nats. It is δ to leading order, and the next is
/// `α³ κ₃/6` with κ₃ the third central moment of the advantage: more than δ where the advantage is skewed upward.
///
/// # Domain
/// As [`trust_region_step`]. Never negative.
///
/// # Errors
/// As [`trust_region_step`].
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// // A rare action that looks good: the quadratic model of the divergence is off by a factor of nearly eight.
/// let kl = kullback::policy::trust_region_kl(&[0.999, 0.001], &[0.0, 1.0], 0.01)?;
/// approx::assert_relative_eq!(kl, 0.0787, epsilon = 0.0, max_relative = 1e-3);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn trust_region_kl(policy: &[f64], advantage: &[f64], radius: f64) -> Result<f64> {
    let (problem, step) = stepped(policy, advantage, radius)?;
    let old = problem.tilted(Wide::ZERO);
    let most = old.largest_deviation() * step;
    let kl = if most > Wide::from_integer(MODERATE) {
        // The logarithm is above −1000: nothing is lost.
        most + problem.tilted(step).ln_normaliser()
    } else {
        old.mean_of(|gap| (gap * step).exp_excess()).ln_1p()
    };
    Ok(kl.to_f64())
}

/// The policy with its advantages, and the step.
fn stepped(policy: &[f64], advantage: &[f64], radius: f64) -> Result<(Problem, Wide)> {
    let problem = Problem::new("policy", policy, "advantage", advantage)?;
    let radius = positive("radius", radius)?;
    if problem.is_constant() {
        return Err(Error::OutOfRange {
            place: Place { argument: Argument::whole("advantage"), index: None },
            value: problem.best,
            allowed: "different for two actions that the policy may take",
        });
    }
    let step = (radius.double() / problem.tilted(Wide::ZERO).variance()).sqrt();
    Ok((problem, step))
}
