//! Proximal policy optimisation: the clipped surrogate, and what a clip of the ratio says about divergence.

use crate::domain::{finite, non_negative, positive};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// The clipped surrogate `min(ρA, clip(ρ, 1 − ε, 1 + ε) A)` of an action with probability ratio ρ = π_new/π_old and advantage A.
///
/// It is flat in ρ from 1 + ε on if A > 0, and up to 1 − ε if A < 0: there the gradient is zero, and nothing keeps ρ from going on. So the clip bounds the
/// incentive, not the divergence; what it would bound is [`clip_divergence`].
///
/// # Domain
/// A ratio ρ ≥ 0, a finite advantage, and a clip ε with 0 < ε < 1. `±∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If `ratio` is NaN, infinite or negative, `advantage` is NaN or infinite, or `clip` is not between zero and one.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// use kullback::policy::clipped_surrogate;
/// assert_eq!(clipped_surrogate(1.5, 1.0, 0.25)?, 1.25);
/// // A bad action that has nearly gone is no better than one that has gone down by a quarter.
/// assert_eq!(clipped_surrogate(1e-300, -1.0, 0.25)?, clipped_surrogate(0.75, -1.0, 0.25)?);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn clipped_surrogate(ratio: f64, advantage: f64, clip: f64) -> Result<f64> {
    let (ratio, advantage) = (non_negative("ratio", ratio)?, finite("advantage", advantage)?);
    let clip = proper("clip", clip)?;
    let kept = if advantage.is_negative() { ratio.max(Wide::ONE - clip) } else { ratio.min(Wide::ONE + clip) };
    Ok((kept * advantage).to_f64())
}

/// The derivative of [`clipped_surrogate`] with respect to `ln π_new`: ρA, and zero where the clip binds, from ρ = 1 + ε on if A > 0, and down from
/// ρ = 1 − ε if A < 0.
///
/// At the boundary itself the surrogate has a kink; the zero of the flat side is what is returned.
///
/// # Domain
/// As [`clipped_surrogate`].
///
/// # Errors
/// As [`clipped_surrogate`].
///
/// # Accuracy
/// Within 0.51 ULP; on which side of the boundary the ratio is, is decided exactly.
///
/// # Examples
/// ```
/// use kullback::policy::clipped_gradient;
/// assert_eq!(clipped_gradient(1.2, 1.0, 0.25)?, 1.2);
/// assert_eq!(clipped_gradient(1.25, 1.0, 0.25)?, 0.0);
/// // A good action that has become rare is still pulled up, with no clip.
/// assert_eq!(clipped_gradient(0.5, 1.0, 0.25)?, 0.5);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn clipped_gradient(ratio: f64, advantage: f64, clip: f64) -> Result<f64> {
    let (ratio, advantage) = (non_negative("ratio", ratio)?, finite("advantage", advantage)?);
    let clip = proper("clip", clip)?;
    // ρ − 1 against ±ε: where 1 ± ε has more bits than there are, the difference has few.
    let excess = ratio - Wide::ONE;
    let is_free = if advantage.is_negative() { -clip < excess } else { excess < clip };
    Ok(if is_free { (ratio * advantage).to_f64() } else { 0.0 })
}

/// The ratios between which the clip leaves a gradient whatever the advantage: `1 − ε` and `1 + ε`.
///
/// # Domain
/// A clip ε with 0 < ε < 1.
///
/// # Errors
/// If `clip` is not between zero and one.
///
/// # Accuracy
/// Each end within 0.51 ULP.
pub fn clip_range(clip: f64) -> Result<[f64; 2]> {
    let clip = proper("clip", clip)?;
    Ok([Wide::ONE - clip, Wide::ONE + clip].map(Wide::to_f64))
}

/// The largest `KL(π_old ‖ π_new)`, in nats, of policies whose ratios are all within `1 ± ε`: `−½ ln(1 − ε²)`, where half of the mass is at either end.
///
/// For −ln is convex, so that on the interval it is below its chord, and the mean ratio is one.
///
/// # Domain
/// A clip ε with 0 < ε < 1.
///
/// # Errors
/// If `clip` is not between zero and one.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn clip_divergence(clip: f64) -> Result<f64> {
    let clip = proper("clip", clip)?;
    let square = clip.square();
    let logarithm =
        if square < Wide::ONE.half() { (-square).ln_1p() } else { ((Wide::ONE - clip) * (Wide::ONE + clip)).ln() };
    Ok((-logarithm).half().to_f64())
}

/// The largest `KL(π_new ‖ π_old)`, in nats, of policies whose ratios are all within `1 ± ε`: `½ [(1 + ε) ln(1 + ε) + (1 − ε) ln(1 − ε)]`.
///
/// # Domain
/// A clip ε with 0 < ε < 1.
///
/// # Errors
/// If `clip` is not between zero and one.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn clip_divergence_reverse(clip: f64) -> Result<f64> {
    let clip = proper("clip", clip)?;
    let deviance = |difference: Wide| Wide::kl_div_by_difference(Wide::ONE + difference, Wide::ONE, difference);
    Ok((deviance(clip) + deviance(-clip)).half().to_f64())
}

/// A number between zero and one.
fn proper(name: &'static str, value: f64) -> Result<Wide> {
    let number = positive(name, value)?;
    if number < Wide::ONE {
        return Ok(number);
    }
    let place = Place { argument: Argument::whole(name), index: None };
    Err(Error::OutOfRange { place, value, allowed: "between zero and one" })
}
