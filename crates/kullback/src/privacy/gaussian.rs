//! The Gaussian mechanism: a number of sensitivity Δ, and normal noise of standard deviation σ added to it.
//!
//! Its outputs on neighbouring inputs are N(0, σ²) and N(Δ, σ²), and everything about them depends on μ = Δ/σ alone.

use super::unit_interval;
use crate::domain::{non_negative, order, positive, round};
use crate::error::Result;
use crate::wide::Wide;

fn ratio(sensitivity: f64, sigma: f64) -> Result<Wide> {
    let sensitivity = non_negative("sensitivity", sensitivity)?;
    Ok(sensitivity / positive("sigma", sigma)?)
}

/// The Rényi divergence `α Δ²/(2σ²)` of order α between the mechanism's outputs on neighbouring inputs (Mironov 2017).
///
/// # Domain
/// Δ ≥ 0, σ > 0 and 0 ≤ α ≤ ∞; zero for Δ = 0, and otherwise `+∞` at α = ∞: the mechanism is not ε-DP for any ε.
///
/// # Errors
/// If Δ is negative, σ not positive, either not finite, or the order negative or NaN.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn gaussian_rdp(sensitivity: f64, sigma: f64, alpha: f64) -> Result<f64> {
    let rho = ratio(sensitivity, sigma)?.square().half();
    let alpha = order("alpha", alpha)?;
    let divergence = if rho.is_zero() { Some(Wide::ZERO) } else { alpha.map(|alpha| alpha * rho) };
    Ok(round(divergence))
}

/// The ρ of zero-concentrated differential privacy, `Δ²/(2σ²)` (Bun and Steinke 2016).
///
/// # Errors
/// As [`gaussian_rdp`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn gaussian_zcdp(sensitivity: f64, sigma: f64) -> Result<f64> {
    Ok(ratio(sensitivity, sigma)?.square().half().to_f64())
}

/// Mills' ratio of the upper tail and the density at x ≥ 0.
fn mills(x: Wide) -> Wide {
    let half = Wide::ONE.half();
    (Wide::pi() * half).sqrt() * (x * half.sqrt()).erfc_scaled()
}

/// The probability above x.
fn upper_tail(x: Wide) -> Wide {
    (x * Wide::ONE.half().sqrt()).erfc().half()
}

/// The least δ at one ε, for μ > 0.
struct Profile {
    /// μ.
    shift: Wide,
    /// ε/μ, halfway between a and b.
    middle: Wide,
    /// a = ε/μ − μ/2.
    low: Wide,
    /// b = ε/μ + μ/2.
    high: Wide,
}

impl Profile {
    fn new(shift: Wide, epsilon: Wide) -> Self {
        let middle = epsilon / shift;
        Self { shift, middle, low: middle - shift.half(), high: middle + shift.half() }
    }

    /// e^ε times the probability above b, which is φ(a) M(b) since b² − a² is 2ε: the derivative in ε, but for its sign.
    fn slope(&self) -> Wide {
        self.low.normal_density() * mills(self.high)
    }

    /// The probability above a less e^ε times that above b: φ(a) (M(a) − M(b)).
    ///
    /// For a small μ that difference is the integral of −M′ = 1 − x M from a to b, which its middle has but for
    /// μ²/24 or so of it.
    fn delta(&self) -> Wide {
        if self.shift <= Wide::ONE.scale(-48) {
            return self.low.normal_density() * self.shift * (Wide::ONE - self.middle * mills(self.middle));
        }
        if self.low.is_negative() {
            return upper_tail(self.low) - self.slope();
        }
        self.low.normal_density() * (mills(self.low) - mills(self.high))
    }
}

/// The least δ such that the mechanism is (ε, δ)-DP (Balle and Wang 2018): `Φ(½μ − ε/μ) − e^ε Φ(−½μ − ε/μ)` with μ = Δ/σ, the
/// hockey-stick divergence of order e^ε between N(Δ, σ²) and N(0, σ²). At ε = 0 it is their total variation.
///
/// ```
/// let delta = kullback::privacy::gaussian_delta(1.0, 1.0, 1.0)?;
/// assert_eq!(format!("{delta:.6}"), "0.126937");
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Domain
/// Δ ≥ 0, σ > 0 and ε ≥ 0; zero for Δ = 0.
///
/// # Errors
/// If Δ or ε is negative, σ not positive, or one of them not finite.
///
/// # Accuracy
/// Within 0.51 ULP, also where δ is as small as an `f64` can be.
pub fn gaussian_delta(sensitivity: f64, sigma: f64, epsilon: f64) -> Result<f64> {
    let shift = ratio(sensitivity, sigma)?;
    let epsilon = non_negative("epsilon", epsilon)?;
    if shift.is_zero() {
        return Ok(0.0);
    }
    Ok(Profile::new(shift, epsilon).delta().to_f64())
}

/// The least ε ≥ 0 such that the mechanism is (ε, δ)-DP: the inverse of [`gaussian_delta`]. Zero if δ is no less than the total variation.
///
/// Method: ln δ is a concave function of ε, so that Newton's method descends to the root from anywhere above it. It begins at the ε of
/// [`zcdp_to_dp`](super::zcdp_to_dp), which is above.
///
/// ```
/// let epsilon = kullback::privacy::gaussian_epsilon(1.0, 1.0, 1e-5)?;
/// assert_eq!(format!("{epsilon:.4}"), "4.3772");
/// // Where there is hardly any noise it is half of the squared ratio, whatever δ is.
/// assert_eq!(kullback::privacy::gaussian_epsilon(2f64.powi(100), 1.0, 1e-5)?, 2f64.powi(199));
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Domain
/// Δ ≥ 0, σ > 0 and 0 < δ < 1.
///
/// # Errors
/// If Δ is negative, σ not positive, either not finite, or δ no such number.
///
/// # Accuracy
/// Within 0.51 ULP, as long as δ is not within 2⁻⁶⁰ of the total variation, where ε vanishes.
pub fn gaussian_epsilon(sensitivity: f64, sigma: f64, delta: f64) -> Result<f64> {
    let shift = ratio(sensitivity, sigma)?;
    let delta = unit_interval("delta", delta, false)?;
    if shift.is_zero() || Profile::new(shift, Wide::ZERO).delta() <= delta {
        return Ok(0.0);
    }
    let rho = shift.square().half();
    // ε/μ is within 39 of ½μ, which is where half of the probability is above a: beside such a μ that is nothing.
    if shift >= Wide::ONE.scale(80) {
        return Ok(rho.to_f64());
    }
    let mut epsilon = rho + (rho * -delta.ln()).sqrt().double();
    // The steps grow shorter quadratically in the end; before, ln δ being nearly a parabola, each is half of what is left or so.
    for _ in 0..200 {
        let profile = Profile::new(shift, epsilon);
        let reached = profile.delta();
        let step = Wide::ln_ratio(reached, delta) * reached / profile.slope();
        let next = epsilon + step;
        let settled = step.abs() <= epsilon.scale(-70);
        epsilon = if next.is_negative() { Wide::ZERO } else { next };
        if settled {
            break;
        }
    }
    Ok(epsilon.to_f64())
}
