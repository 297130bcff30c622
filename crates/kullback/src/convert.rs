//! Explicit conversions: what no other function does by itself.

use crate::domain;
use crate::error::{Argument, Error, Result};
use crate::wide::{Exact, Wide};

/// The vector divided by its exact sum: the explicit call that every other function of this crate refuses to make.
///
/// # Domain
/// Finite non-negative masses, not all zero. Each quotient is within 0.51 ULP of the exact one, so their sum is one to within
/// rounding.
///
/// # Errors
/// If the vector is empty, has a NaN, infinite or negative entry, or has no mass.
///
/// # Examples
/// ```
/// assert_eq!(kullback::normalize(&[1.0, 3.0])?, [0.25, 0.75]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn normalize(masses: &[f64]) -> Result<Vec<f64>> {
    domain::masses("masses", masses)?;
    let total = Exact::sum_of(masses.iter().copied()).to_wide();
    if total.is_zero() {
        return Err(Error::NoMass { argument: Argument::whole("masses") });
    }
    Ok(masses.iter().map(|&mass| (Wide::from_f64(mass) / total).to_f64()).collect())
}

/// Nats in bits: `x / ln 2`, within 0.51 ULP. NaN and infinities pass through.
#[must_use]
pub fn nats_to_bits(nats: f64) -> f64 {
    if nats.is_finite() { (Wide::from_f64(nats) / Wide::ONE.double().ln()).to_f64() } else { nats }
}
