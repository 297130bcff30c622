//! The tilt within a budget of divergence.

use super::tilt::Problem;
use crate::domain::{non_negative, positive};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// The divergence from which on a budget is none: `−ln π₀(argmax r)`, in nats, what the best actions in the reference's proportions cost.
///
/// # Domain
/// A probability vector π₀ and as many finite rewards; π₀ counts as normalised. Never negative; zero exactly when the reward is constant where the
/// reference has mass.
///
/// # Errors
/// If `reference` is not a probability vector, `reward` has a NaN or infinite entry, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn largest_budget(reference: &[f64], reward: &[f64]) -> Result<f64> {
    Ok(largest(&Problem::new("reference", reference, "reward", reward)?).to_f64())
}

/// The price β at which the tilt diverges from its reference by just the budget: the Lagrange multiplier of `max E_π[r]` subject to
/// `KL(π ‖ π₀) ≤ ε`. The divergence strictly falls with β, so there is one.
///
/// Method: Newton's iteration for the root, safeguarded by bisection.
///
/// # Domain
/// A probability vector π₀, as many finite rewards, and a budget ε > 0 below [`largest_budget`]. From that budget on the constraint is not
/// active: the best actions satisfy it, and there is no price. A β beyond the largest or the smallest `f64` is `+∞` or zero.
///
/// # Errors
/// As [`tilt`](super::tilt), of `budget`; and [`Error::Infeasible`], with the open range from zero to [`largest_budget`], if no tilt diverges by so much.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// use kullback::policy::{budget_multiplier, tilted_kl};
/// let (reference, reward) = ([0.5, 0.3, 0.2], [0.0, 1.0, 2.0]);
/// let beta = budget_multiplier(&reference, &reward, 0.1)?;
/// approx::assert_relative_eq!(tilted_kl(&reference, &reward, beta)?, 0.1, epsilon = 0.0, max_relative = 1e-14);
/// // Two nats cannot be spent: −ln 0.2 is less.
/// let refusal = budget_multiplier(&reference, &reward, 2.0).unwrap_err();
/// assert!(matches!(refusal, kullback::Error::Infeasible { low: 0.0, high: 1.6094379124341003, .. }));
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn budget_multiplier(reference: &[f64], reward: &[f64], budget: f64) -> Result<f64> {
    let problem = Problem::new("reference", reference, "reward", reward)?;
    let target = positive("budget", budget)?;
    let most = largest(&problem);
    if target >= most {
        let place = Place { argument: Argument::whole("budget"), index: None };
        return Err(Error::Infeasible { place, value: budget, low: 0.0, high: most.to_f64() });
    }
    Ok((Wide::ONE / inverse_price(&problem, target)).to_f64())
}

/// The largest expected reward of a policy with `KL(π ‖ π₀) ≤ ε`: that of the tilt at [`budget_multiplier`], the reference's mean at ε = 0, and the largest
/// reward from [`largest_budget`] on.
///
/// # Domain
/// As [`budget_multiplier`], with any budget ε ≥ 0.
///
/// # Errors
/// As [`tilt`](super::tilt), of `budget`.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn constrained_reward(reference: &[f64], reward: &[f64], budget: f64) -> Result<f64> {
    let problem = Problem::new("reference", reference, "reward", reward)?;
    let target = non_negative("budget", budget)?;
    if target >= largest(&problem) {
        return Ok(problem.best);
    }
    let inverse = if target.is_zero() { Wide::ZERO } else { inverse_price(&problem, target) };
    Ok(problem.reward(inverse).to_f64())
}

/// `−ln π₀(argmax r)`, from whichever mass is smaller: that of the best actions, or of the others.
fn largest(problem: &Problem) -> Wide {
    let (best, others) = (problem.best_mass(), problem.other_mass());
    if others < best { -(-others / problem.total).ln_1p() } else { Wide::ln_ratio(problem.total, best) }
}

/// 1/β at which the divergence is the target, which must be attained: the root of `K(s) = target`, with `K′(s) = s Var_s(r)`.
fn inverse_price(problem: &Problem, target: Wide) -> Wide {
    let excess = |inverse: Wide| problem.tilted(inverse).kl() - target;
    // Near the reference, K(s) = s² Var/2.
    let guess = (target.double() / problem.tilted(Wide::ZERO).variance()).sqrt();
    let (mut low, mut high) = bracket(guess, |inverse| excess(inverse).is_negative());
    let (mut inverse, mut last) = (guess.max(low).min(high), high - low);
    // An iteration halves the bracket or the step; a dozen is usual, and at the top of the range some dozens are.
    for _ in 0..400 {
        let tilted = problem.tilted(inverse);
        let gap = tilted.kl() - target;
        if gap.is_zero() {
            break;
        }
        *(if gap.is_negative() { &mut low } else { &mut high }) = inverse;
        let slope = inverse * tilted.variance();
        let newton = if slope.is_zero() { low } else { inverse - gap / slope };
        let step = (newton - inverse).abs();
        let next = if low < newton && newton < high && step.double() <= last { newton } else { (low + high).half() };
        last = (next - inverse).abs();
        inverse = next;
        if last <= inverse.scale(-72) {
            break;
        }
    }
    inverse
}

/// Two numbers between which a predicate that holds of small numbers and of no large ones changes: from a guess, by factors 2, 4, 16 and so on, then
/// by bisection of the exponent until they are a factor of two apart.
fn bracket(guess: Wide, is_low: impl Fn(Wide) -> bool) -> (Wide, Wide) {
    let upward = is_low(guess);
    let sign = if upward { 1 } else { -1 };
    let mut reach = 1;
    while is_low(guess.scale(sign * reach)) == upward && reach < 1 << 20 {
        reach *= 2;
    }
    // The predicate changes between exponents `near`, where it is as at the guess, and `far`.
    let (mut near, mut far) = (if reach == 1 { 0 } else { reach / 2 }, reach);
    while far - near > 1 {
        let middle = near.midpoint(far);
        *(if is_low(guess.scale(sign * middle)) == upward { &mut near } else { &mut far }) = middle;
    }
    let (near, far) = (guess.scale(sign * near), guess.scale(sign * far));
    if upward { (near, far) } else { (far, near) }
}
