//! On numbers: the terms themselves. Named as in SciPy; every result in nats.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, terms};

/// `−x ln x`, the entropy of one outcome.
///
/// Domain: `x >= 0`. Zero at `x = 0` and at `x = 1`; negative beyond one.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` is negative.
pub fn entr(x: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("x", &[], x)?;
    Ok(-terms::rel_entr(x, &Rational::from(1), precision))
}

/// `x ln(x/y)`, the term of the relative entropy.
///
/// Domain: `x, y >= 0`. Zero at `x = 0`, whatever `y` is, and at `x = y`; `+∞` at `x > 0 = y`.
/// Negative where `x < y`.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` or `y` is negative.
pub fn rel_entr(x: &Rational, y: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("x", &[], x)?;
    domain::non_negative("y", &[], y)?;
    Ok(terms::rel_entr(x, y, precision))
}

/// `x ln(x/y) − x + y`, the deviance term: the same sum between distributions, but never negative.
///
/// Domain: `x, y >= 0`. It is `y` at `x = 0`, zero exactly at `x = y`, `+∞` at `x > 0 = y`.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` or `y` is negative.
pub fn kl_div(x: &Rational, y: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("x", &[], x)?;
    domain::non_negative("y", &[], y)?;
    Ok(terms::kl([(x, y)], x, y, precision))
}
