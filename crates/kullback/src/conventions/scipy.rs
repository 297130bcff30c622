//! SciPy's names: `scipy.special`, `scipy.stats` and `scipy.spatial.distance`.

use super::normalised::{Masses, pair};
use crate::domain::{self, round};
use crate::error::{Argument, Error, Place, Result};
use crate::numbers;
use crate::wide::Wide;

/// `scipy.special.rel_entr`, element by element: `x ln(x/y)` for `x, y > 0`, zero for `x = 0 ≤ y`, and `+∞` elsewhere,
/// negative numbers included.
///
/// The sum of the elements is [`rel_entr_sum`](crate::rel_entr_sum): the divergence in nats, if both sum to one;
/// nothing is normalised.
///
/// # Domain
/// Finite vectors of one length.
///
/// # Errors
/// If a vector is empty or has a NaN or infinite entry, or if the lengths differ.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// use kullback::conventions::scipy_rel_entr;
/// assert_eq!(scipy_rel_entr(&[1.0, 0.0, 0.5, -0.5], &[1.0, 0.5, 0.0, 0.5])?, [0.0, 0.0, f64::INFINITY, f64::INFINITY]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn scipy_rel_entr(x: &[f64], y: &[f64]) -> Result<Vec<f64>> {
    by_elements(x, y, numbers::rel_entr)
}

/// `scipy.special.kl_div`, element by element: `x ln(x/y) − x + y` for `x, y > 0`, `y` for `x = 0 ≤ y`, and `+∞`
/// elsewhere, negative numbers included.
///
/// It is not the divergence's term: the sum of the elements is `Σ x ln(x/y) − Σx + Σy`, [`kl`](crate::kl) for
/// probability vectors.
///
/// # Domain
/// Finite vectors of one length.
///
/// # Errors
/// As [`scipy_rel_entr`].
///
/// # Accuracy
/// Correctly rounded.
pub fn scipy_kl_div(x: &[f64], y: &[f64]) -> Result<Vec<f64>> {
    by_elements(x, y, numbers::kl_div)
}

fn by_elements(x: &[f64], y: &[f64], element: fn(f64, f64) -> Result<f64>) -> Result<Vec<f64>> {
    domain::same_length("y", y.len(), "x", x.len())?;
    domain::logits("x", x)?;
    domain::logits("y", y)?;
    let value = |(&x, &y): (&f64, &f64)| if x < 0.0 || y < 0.0 { Ok(f64::INFINITY) } else { element(x, y) };
    x.iter().zip(y).map(value).collect()
}

/// `scipy.stats.entropy(pk)`: the entropy of `pk` divided by its sum, in nats.
///
/// # Domain
/// Finite masses, not all zero. (SciPy's answer to negative ones is `−∞`, and to none at all a NaN: both are refused
/// here.)
///
/// # Errors
/// If the vector is empty, has a NaN, infinite or negative entry, or has no mass.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// // The number of throws does not matter, only their proportions.
/// assert_eq!(kullback::conventions::scipy_entropy(&[7.0, 7.0])?, std::f64::consts::LN_2);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn scipy_entropy(pk: &[f64]) -> Result<f64> {
    Ok(Masses::new("pk", pk)?.entropy().to_f64())
}

/// `scipy.stats.entropy(pk, base=base)`: [`scipy_entropy`] over `ln base`; in bits for a base of two.
///
/// # Domain
/// As [`scipy_entropy`], and a positive base other than one. Below one the result is negative.
///
/// # Errors
/// As [`scipy_entropy`], and if the base is NaN, infinite, negative, zero or one.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn scipy_entropy_base(pk: &[f64], base: f64) -> Result<f64> {
    let entropy = Masses::new("pk", pk)?.entropy();
    Ok((entropy / ln_base(base)?).to_f64())
}

/// `scipy.stats.entropy(pk, qk)`: the divergence of `pk` from `qk`, each divided by its sum, in nats.
///
/// # Domain
/// Finite masses of one length, neither vector all zero. `+∞` where `pk > 0 = qk`. Never negative; zero exactly when
/// one is a multiple of the other.
///
/// # Errors
/// If a vector is empty, has a NaN, infinite or negative entry, or has no mass, or if the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn scipy_relative_entropy(pk: &[f64], qk: &[f64]) -> Result<f64> {
    let (pk, qk) = pair(("pk", pk), ("qk", qk))?;
    Ok(round(pk.relative_entropy(&qk)))
}

/// `scipy.stats.entropy(pk, qk, base=base)`: [`scipy_relative_entropy`] over `ln base`.
///
/// # Domain
/// As [`scipy_relative_entropy`], and a base above one: of one below, the infinite value would be negative.
///
/// # Errors
/// As [`scipy_relative_entropy`], and if the base is NaN, infinite, or not above one.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn scipy_relative_entropy_base(pk: &[f64], qk: &[f64], base: f64) -> Result<f64> {
    let (pk, qk) = pair(("pk", pk), ("qk", qk))?;
    let ln_base = ln_base_above_one(base)?;
    Ok(round(pk.relative_entropy(&qk).map(|nats| nats / ln_base)))
}

/// `scipy.spatial.distance.jensenshannon(p, q)`: the square **root** of the Jensen–Shannon divergence, in nats, of the
/// vectors divided by their sums.
///
/// The divergence is its square; [`js_distance`](crate::js_distance) is the same root of vectors that sum to one as
/// they are.
///
/// # Domain
/// As [`scipy_relative_entropy`], but never infinite: at most `√ln 2`.
///
/// # Errors
/// As [`scipy_relative_entropy`].
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn scipy_jensenshannon(p: &[f64], q: &[f64]) -> Result<f64> {
    let (p, q) = pair(("p", p), ("q", q))?;
    Ok(round(p.jensen_shannon(&q).map(Wide::sqrt)))
}

/// `scipy.spatial.distance.jensenshannon(p, q, base)`: the root of the divergence over `ln base`; at most one for a
/// base of two.
///
/// # Domain
/// As [`scipy_jensenshannon`], and a base above one: the root of a negative number is none.
///
/// # Errors
/// As [`scipy_jensenshannon`], and if the base is NaN, infinite, or not above one.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn scipy_jensenshannon_base(p: &[f64], q: &[f64], base: f64) -> Result<f64> {
    let (p, q) = pair(("p", p), ("q", q))?;
    let ln_base = ln_base_above_one(base)?;
    Ok(round(p.jensen_shannon(&q).map(|divergence| (divergence / ln_base).sqrt())))
}

/// ln b, which must not be zero.
fn ln_base(base: f64) -> Result<Wide> {
    let number = domain::positive("base", base)?;
    if base == 1.0 { Err(outside(base, "positive and not one")) } else { Ok(number.ln()) }
}

/// ln b, which must be positive.
fn ln_base_above_one(base: f64) -> Result<Wide> {
    let number = domain::positive("base", base)?;
    if base <= 1.0 { Err(outside(base, "above one")) } else { Ok(number.ln()) }
}

fn outside(base: f64, allowed: &'static str) -> Error {
    let place = Place { argument: Argument::whole("base"), index: None };
    Error::OutOfRange { place, value: base, allowed }
}
