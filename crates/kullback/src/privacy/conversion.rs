//! Composition, and what Rényi differential privacy says of (ε, δ).

use super::unit_interval;
use crate::domain::{logits, masses, non_negative, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// An ε, and the order at which it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// The least ε that is proved.
    pub epsilon: f64,
    /// The order that proves it, the first if there are several.
    pub order: f64,
}

/// The privacy loss of mechanisms run one after the other, each of which may see what the others said: the sum of their divergences at one order,
/// or of their ρ of zCDP, or of their ε.
///
/// # Errors
/// If there is none, or one is negative or not finite.
///
/// # Accuracy
/// Correctly rounded.
pub fn compose(losses: &[f64]) -> Result<f64> {
    masses("losses", losses)?;
    Ok(Exact::sum_of(losses.iter().copied()).to_f64())
}

/// One order of a Rényi curve.
struct Known {
    alpha: f64,
    /// α − 1.
    beyond: Wide,
    divergence: Wide,
}

fn curve<'a>(alphas: &'a [f64], divergences: &'a [f64]) -> Result<impl Iterator<Item = Known> + 'a> {
    same_length("divergences", divergences.len(), "alphas", alphas.len())?;
    logits("alphas", alphas)?;
    if let Some((index, &value)) = alphas.iter().enumerate().find(|&(_, &alpha)| alpha <= 1.0) {
        let place = Place { argument: Argument::whole("alphas"), index: Some(index) };
        return Err(Error::OutOfRange { place, value, allowed: "above one" });
    }
    masses("divergences", divergences)?;
    let known = |(&alpha, &divergence): (&f64, &f64)| Known {
        alpha,
        beyond: Wide::from_f64(alpha) - Wide::ONE,
        divergence: Wide::from_f64(divergence),
    };
    Ok(alphas.iter().zip(divergences).map(known))
}

fn least(bounds: impl Iterator<Item = (Wide, f64)>) -> Conversion {
    let best = bounds.reduce(|best, next| if next.0 < best.0 { next } else { best });
    let (epsilon, order) = best.expect("a curve has an order");
    Conversion { epsilon: if epsilon.is_negative() { 0.0 } else { epsilon.to_f64() }, order }
}

/// The least ε such that a mechanism with these Rényi divergences at these orders is (ε, δ)-DP by Mironov's conversion (2017):
/// `min ρ(α) + ln(1/δ)/(α − 1)`. [`rdp_to_dp`] proves less.
///
/// # Domain
/// Orders above one, divergences that are not negative, 0 < δ ≤ 1.
///
/// # Errors
/// If the lists differ in length, are empty or have other numbers, or δ is no such number.
///
/// # Accuracy
/// Within 0.51 ULP; the order is exact.
pub fn rdp_to_dp_mironov(alphas: &[f64], divergences: &[f64], delta: f64) -> Result<Conversion> {
    let curve = curve(alphas, divergences)?;
    let surprise = -unit_interval("delta", delta, true)?.ln();
    Ok(least(curve.map(|known| (known.divergence + surprise / known.beyond, known.alpha))))
}

/// The same by the conversion of Canonne, Kamath and Steinke (2020), which is never worse:
/// `min ρ(α) + ln((α − 1)/α) − (ln δ + ln α)/(α − 1)`, or zero if that is negative.
///
/// ```
/// use kullback::privacy::{rdp_to_dp, rdp_to_dp_mironov};
/// let (orders, divergences) = ([2.0, 4.0, 8.0, 16.0], [0.25, 0.5, 1.0, 2.0]);
/// let (new, old) = (rdp_to_dp(&orders, &divergences, 1e-5)?, rdp_to_dp_mironov(&orders, &divergences, 1e-5)?);
/// assert_eq!((new.order, old.order), (8.0, 8.0));
/// assert!(new.epsilon < 2.215 && 2.64 < old.epsilon);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Domain, errors
/// As [`rdp_to_dp_mironov`].
///
/// # Accuracy
/// Within 0.51 ULP, as long as the terms do not cancel to 2⁻⁶⁰ of the largest; the order is exact. Where the bound is zero, several orders may prove
/// it: the one reported has the least bound before it is cut off.
pub fn rdp_to_dp(alphas: &[f64], divergences: &[f64], delta: f64) -> Result<Conversion> {
    let curve = curve(alphas, divergences)?;
    let ln_delta = unit_interval("delta", delta, true)?.ln();
    let bound = |known: Known| {
        let alpha = Wide::from_f64(known.alpha);
        let ratio = Wide::ln_ratio(known.beyond, alpha);
        (known.divergence + ratio - (ln_delta + alpha.ln()) / known.beyond, known.alpha)
    };
    Ok(least(curve.map(bound)))
}

/// The least ε such that Mironov's conversion proves a ρ-zCDP mechanism (ε, δ)-DP, over all orders: `ρ + 2 √(ρ ln(1/δ))` at the order
/// `α = 1 + √(ln(1/δ)/ρ)` (Bun and Steinke 2016). For the Gaussian mechanism, ρ is [`gaussian_zcdp`](super::gaussian_zcdp), and the order is
/// `1 + √(2 ln(1/δ)) σ/Δ`.
///
/// # Domain
/// ρ ≥ 0 and 0 < δ ≤ 1. At ρ = 0 the order is `+∞`, and one if δ is one too.
///
/// # Errors
/// If ρ is negative or not finite, or δ no such number.
///
/// # Accuracy
/// Within 0.51 ULP, both.
pub fn zcdp_to_dp(rho: f64, delta: f64) -> Result<Conversion> {
    let rho = non_negative("rho", rho)?;
    let surprise = -unit_interval("delta", delta, true)?.ln();
    let epsilon = rho + (rho * surprise).sqrt().double();
    let order = if surprise.is_zero() {
        1.0
    } else if rho.is_zero() {
        f64::INFINITY
    } else {
        (Wide::ONE + (surprise / rho).sqrt()).to_f64()
    };
    Ok(Conversion { epsilon: epsilon.to_f64(), order })
}
