//! Preferences: Bradley and Terry's model, and direct preference optimisation.

use crate::domain::{finite, positive};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// The probability, under Bradley and Terry's model, that what is worth `winner` is preferred to what is worth `loser`: the logistic function of the difference,
/// `1/(1 + e^(loser − winner))`.
///
/// # Domain
/// Finite rewards.
///
/// # Errors
/// If a reward is NaN or infinite.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn bradley_terry(winner: f64, loser: f64) -> Result<f64> {
    let margin = finite("winner", winner)? - finite("loser", loser)?;
    Ok(logistic(margin).to_f64())
}

/// The negative logarithm of [`bradley_terry`], in nats: `ln(1 + e^(loser − winner))`, without overflow or cancellation.
///
/// # Domain
/// Finite rewards. `+∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If a reward is NaN or infinite.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn preference_loss(winner: f64, loser: f64) -> Result<f64> {
    let margin = finite("winner", winner)? - finite("loser", loser)?;
    Ok(softplus(-margin).to_f64())
}

/// The reward for which a policy is the tilt of its reference, up to a constant for each prompt: `β ln(π/π₀)`, from log-probabilities.
///
/// # Domain
/// Finite logarithms, of probabilities or of densities, and a price β > 0. `±∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If an argument is NaN or infinite, or `beta` is not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn implicit_reward(ln_policy: f64, ln_reference: f64, beta: f64) -> Result<f64> {
    let log_ratio = finite("ln_policy", ln_policy)? - finite("ln_reference", ln_reference)?;
    Ok((positive("beta", beta)? * log_ratio).to_f64())
}

/// The loss of direct preference optimisation at one pair, in nats: [`preference_loss`] of the [`implicit_reward`]s,
/// `−ln σ(β [(ln π − ln π₀)(winner) − (ln π − ln π₀)(loser)])`.
///
/// # Domain
/// The logarithms of the policy's and the reference's probabilities of the preferred response and the other one, finite, and a price β > 0. The four are
/// added exactly, so that log-probabilities of long responses do not swallow their differences. `+∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If an argument is NaN or infinite, or `beta` is not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// // A policy that is its reference does not tell the two apart.
/// assert_eq!(kullback::policy::dpo_loss(-30.0, -40.0, -30.0, -40.0, 0.1)?, std::f64::consts::LN_2);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn dpo_loss(
    policy_winner: f64,
    policy_loser: f64,
    reference_winner: f64,
    reference_loser: f64,
    beta: f64,
) -> Result<f64> {
    let (margin, _) = margin([policy_winner, policy_loser, reference_winner, reference_loser], beta)?;
    Ok(softplus(-margin).to_f64())
}

/// The gradient of [`dpo_loss`] with respect to the log-ratios `ln(π/π₀)` of the preferred response and of the other: `−β σ(−Δ)` and `β σ(−Δ)`, with Δ the
/// difference of the implicit rewards. A descent raises the first and lowers the second.
///
/// # Domain
/// As [`dpo_loss`].
///
/// # Errors
/// As [`dpo_loss`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn dpo_gradient(
    policy_winner: f64,
    policy_loser: f64,
    reference_winner: f64,
    reference_loser: f64,
    beta: f64,
) -> Result<[f64; 2]> {
    let (margin, beta) = margin([policy_winner, policy_loser, reference_winner, reference_loser], beta)?;
    let slope = beta * logistic(-margin);
    Ok([(-slope).to_f64(), slope.to_f64()])
}

/// The difference of the implicit rewards, and β.
fn margin(logarithms: [f64; 4], beta: f64) -> Result<(Wide, Wide)> {
    let names = ["policy_winner", "policy_loser", "reference_winner", "reference_loser"];
    for (name, value) in names.into_iter().zip(logarithms) {
        finite(name, value)?;
    }
    let beta = positive("beta", beta)?;
    let [policy_winner, policy_loser, reference_winner, reference_loser] = logarithms.map(Exact::from_f64);
    let gap = &(&policy_winner - &reference_winner) - &(&policy_loser - &reference_loser);
    Ok((beta * gap.to_wide(), beta))
}

/// `1/(1 + e^(−x))`.
fn logistic(x: Wide) -> Wide {
    if x.is_negative() {
        let odds = x.exp();
        odds / (Wide::ONE + odds)
    } else {
        Wide::ONE / (Wide::ONE + (-x).exp())
    }
}

/// `ln(1 + eˣ)`.
fn softplus(x: Wide) -> Wide {
    let tail = (-x.abs()).exp().ln_1p();
    if x.is_negative() { tail } else { x + tail }
}
