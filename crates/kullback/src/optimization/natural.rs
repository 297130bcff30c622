//! Natural-gradient and proximal steps in the natural parameters of exponential families.
//!
//! With natural parameters θ, log-partition A and mean parameters μ = ∇A(θ), the Fisher matrix is F = ∇²A, and
//! `KL(p_old‖p_new) = A(θ′) − A(θ) − ⟨μ, θ′ − θ⟩`. For a gradient g of the loss in θ,
//!
//! * the natural gradient's step is `θ′ = θ − η F⁻¹ g`;
//! * the minimum of `η⟨g, θ′⟩ + KL(p_old‖p_new)` is where `μ′ = μ − η g`, if there is a distribution with that mean, and else nowhere.
//!
//! The two agree to first order in η and not to second, unless A is quadratic.

use super::out_of_range;
use crate::domain::{finite, positive};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// A natural-gradient step of a Bernoulli distribution in its logit: `θ − η g/(σ(θ) (1 − σ(θ)))`.
///
/// # Domain
/// Any finite logit and gradient, a rate η > 0. It may lead anywhere, infinitely far where an `f64` cannot hold it.
///
/// # Errors
/// If a number is NaN or infinite, or `eta` is not positive.
///
/// # Accuracy
/// Within 0.51 ULP where the step does not cancel the logit to sixty bits, for logits up to 2⁴⁰.
pub fn natural_step_bernoulli(logit: f64, gradient: f64, eta: f64) -> Result<f64> {
    let (logit, gradient, eta) = (finite("logit", logit)?, finite("gradient", gradient)?, positive("eta", eta)?);
    let inverse_variance = Wide::ONE.double() + logit.exp() + (-logit).exp();
    Ok((logit - eta * gradient * inverse_variance).to_f64())
}

/// The proximal step of a Bernoulli distribution in its logit, the minimum of `η g θ′ + KL(p_old‖p_new)`: `logit(σ(θ) − η g)`.
///
/// # Domain
/// Where `0 < σ(θ) − η g < 1`: beyond that the minimum is not attained.
///
/// # Errors
/// If a number is NaN or infinite, or `eta` is not positive or too large.
///
/// # Accuracy
/// Within 0.51 ULP where the mean is not within 2⁻⁶⁰ of an end or of one half, for logits up to 2⁴⁰.
///
/// # Examples
/// From an even coin, F = 1/4, so that the natural gradient goes to −0.4; the proximal step to the coin with mean 0.4.
/// ```
/// use kullback::optimization::{natural_step_bernoulli, proximal_step_bernoulli};
/// assert_eq!(natural_step_bernoulli(0.0, 1.0, 0.1)?, -0.4);
/// approx::assert_relative_eq!(proximal_step_bernoulli(0.0, 1.0, 0.1)?, (2.0_f64 / 3.0).ln(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn proximal_step_bernoulli(logit: f64, gradient: f64, eta: f64) -> Result<f64> {
    let (theta, gradient, rate) = (finite("logit", logit)?, finite("gradient", gradient)?, positive("eta", eta)?);
    let shift = rate * gradient;
    // Either tail from the exponential that is at most one, so that neither is lost beside the other.
    let odds = (-theta.abs()).exp();
    let (small, large) = (odds / (Wide::ONE + odds), Wide::ONE / (Wide::ONE + odds));
    let (success, failure) = if theta.is_negative() { (small, large) } else { (large, small) };
    let (up, down) = (success - shift, failure + shift);
    if up <= Wide::ZERO || down <= Wide::ZERO {
        return Err(out_of_range("eta", eta, "so small that the mean stays between zero and one"));
    }
    if shift.is_zero() {
        return Ok(logit);
    }
    let tilt = -(-theta.abs()).exp_m1() / (Wide::ONE + odds);
    let difference = if theta.is_negative() { -tilt } else { tilt } - shift.double();
    Ok(Wide::ln_ratio_by_difference(up, down, difference).to_f64())
}

/// A natural-gradient step of a Poisson distribution in θ = ln λ: the rate `λ exp(−η g/λ)`.
///
/// # Domain
/// A rate λ > 0, any finite gradient in θ, and η > 0. It may be zero or infinite where an `f64` cannot hold it.
///
/// # Errors
/// If a number is NaN or infinite, or `rate` or `eta` is not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn natural_step_poisson(rate: f64, gradient: f64, eta: f64) -> Result<f64> {
    let (rate, gradient, eta) = (positive("rate", rate)?, finite("gradient", gradient)?, positive("eta", eta)?);
    Ok((rate * (-(eta * gradient) / rate).exp()).to_f64())
}

/// The proximal step of a Poisson distribution in θ = ln λ, the minimum of `η g θ′ + KL(p_old‖p_new)`: the rate `λ − η g`.
///
/// # Domain
/// Where `η g < λ`: beyond that the minimum is not attained.
///
/// # Errors
/// If a number is NaN or infinite, `rate` or `eta` is not positive, or `eta` is too large.
///
/// # Accuracy
/// The nearest `f64`.
pub fn proximal_step_poisson(rate: f64, gradient: f64, eta: f64) -> Result<f64> {
    positive("rate", rate)?;
    finite("gradient", gradient)?;
    positive("eta", eta)?;
    let next = &Exact::from_f64(rate) - &(&Exact::from_f64(eta) * &Exact::from_f64(gradient));
    if next.to_wide() <= Wide::ZERO {
        return Err(out_of_range("eta", eta, "so small that the rate stays positive"));
    }
    Ok(next.to_f64())
}

/// A natural-gradient step of a Gaussian in its natural parameters, θ = (m/v, −1/(2v)), as the new mean and variance.
///
/// With g₁ and g₂ the loss's derivatives in θ₁ and θ₂ and `h = g₂ − 2 m g₁`, they are `m − η v g₁/(v + η h)` and `v²/(v + η h)`.
///
/// # Domain
/// A mean, a variance v > 0, two finite derivatives and a rate η > 0 with `v + η h > 0`: beyond that θ₂ is no longer negative.
///
/// # Errors
/// If a number is NaN or infinite, or `variance` or `eta` is not positive, or `eta` is too large.
///
/// # Accuracy
/// Each within 0.51 ULP.
pub fn natural_step_normal(mean: f64, variance: f64, g1: f64, g2: f64, eta: f64) -> Result<(f64, f64)> {
    let Steps { mean, variance, slope, curvature } = Steps::new(mean, variance, g1, g2, eta)?;
    let divisor = &variance + &curvature;
    let positive = divisor.to_wide();
    if positive <= Wide::ZERO {
        return Err(out_of_range("eta", eta, "so small that the precision stays positive"));
    }
    let moved = &(&mean * &divisor) - &(&variance * &slope);
    Ok(((moved.to_wide() / positive).to_f64(), (variance.to_wide().square() / positive).to_f64()))
}

/// The proximal step of a Gaussian in its natural parameters, the minimum of `η⟨g, θ′⟩ + KL(p_old‖p_new)`, as the new mean and variance.
///
/// With g₁, g₂ and h as in [`natural_step_normal`], they are `m − η g₁` and `v − η h − η² g₁²`.
///
/// # Domain
/// Where the new variance is positive: beyond that the minimum is not attained.
///
/// # Errors
/// If a number is NaN or infinite, or `variance` or `eta` is not positive, or `eta` is too large.
///
/// # Accuracy
/// The nearest `f64`s.
pub fn proximal_step_normal(mean: f64, variance: f64, g1: f64, g2: f64, eta: f64) -> Result<(f64, f64)> {
    let Steps { mean, variance, slope, curvature } = Steps::new(mean, variance, g1, g2, eta)?;
    let spread = &(&variance - &curvature) - &(&slope * &slope);
    if spread.to_wide() <= Wide::ZERO {
        return Err(out_of_range("eta", eta, "so small that the variance stays positive"));
    }
    Ok(((&mean - &slope).to_f64(), spread.to_f64()))
}

/// What both steps of a Gaussian are made of, exactly.
struct Steps {
    mean: Exact,
    variance: Exact,
    /// η g₁.
    slope: Exact,
    /// η (g₂ − 2 m g₁).
    curvature: Exact,
}

impl Steps {
    fn new(mean: f64, variance: f64, g1: f64, g2: f64, eta: f64) -> Result<Self> {
        finite("mean", mean)?;
        positive("variance", variance)?;
        finite("g1", g1)?;
        finite("g2", g2)?;
        positive("eta", eta)?;
        let [mean, variance, g1, g2, eta] = [mean, variance, g1, g2, eta].map(Exact::from_f64);
        let slope = &eta * &g1;
        let twice = &slope + &slope;
        Ok(Self { curvature: &(&eta * &g2) - &(&twice * &mean), mean, variance, slope })
    }
}
