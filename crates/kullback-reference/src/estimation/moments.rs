//! The moments of the Monte Carlo estimators' terms.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, terms};

/// The expectation and the variance of a term.
#[derive(Clone, Debug)]
pub struct Moments {
    /// The expectation.
    pub mean: Enclosure,
    /// The variance.
    pub variance: Enclosure,
}

/// Of `k1 = ln(p/q)`, under `p/Σp`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn k1_moments(p: &[Rational], q: &[Rational], precision: u32) -> Result<Moments, OutOfDomain> {
    moments(p, q, precision, is_constant, |p, q| terms::ln_ratio(p, q, precision))
}

/// Of `k2 = ½ ln²(p/q)`, under `p/Σp`.
///
/// # Errors
///
/// As [`k1_moments`].
pub fn k2_moments(p: &[Rational], q: &[Rational], precision: u32) -> Result<Moments, OutOfDomain> {
    moments(p, q, precision, is_constant_or_inverse, |p, q| terms::ln_ratio(p, q, precision).square().half())
}

/// Of `k3 = q/p − 1 − ln(q/p)`, under `p/Σp`.
///
/// # Errors
///
/// As [`k1_moments`].
pub fn k3_moments(p: &[Rational], q: &[Rational], precision: u32) -> Result<Moments, OutOfDomain> {
    moments(p, q, precision, is_constant, |p, q| {
        let excess = Rational::from(q - p) / p;
        Enclosure::exact(&excess, precision) + terms::ln_ratio(p, q, precision)
    })
}

/// Whether q/p is one number. The logarithm of a rational other than one being transcendental, k1 and k3 are one number then only.
fn is_constant(pairs: &[(&Rational, &Rational)]) -> bool {
    let (p0, q0) = pairs[0];
    pairs.iter().all(|(p, q)| Rational::from(*p * q0) == Rational::from(*q * p0))
}

/// Whether it is one number or its inverse.
fn is_constant_or_inverse(pairs: &[(&Rational, &Rational)]) -> bool {
    let (p0, q0) = pairs[0];
    let inverse = |p: &Rational, q: &Rational| Rational::from(p * p0) == Rational::from(q * q0);
    let same = |p: &Rational, q: &Rational| Rational::from(p * q0) == Rational::from(q * p0);
    pairs.iter().all(|(p, q)| same(p, q) || inverse(p, q))
}

fn moments(
    p: &[Rational],
    q: &[Rational],
    precision: u32,
    is_constant: fn(&[(&Rational, &Rational)]) -> bool,
    term: impl Fn(&Rational, &Rational) -> Enclosure,
) -> Result<Moments, OutOfDomain> {
    let total = Enclosure::exact(&domain::pair(p, q)?.p, precision);
    let pairs: Vec<(&Rational, &Rational)> = p.iter().zip(q).filter(|(p, _)| p.is_positive()).collect();
    if pairs.iter().any(|(_, q)| q.is_zero()) {
        return Ok(Moments { mean: Enclosure::infinity(precision), variance: Enclosure::infinity(precision) });
    }
    let values: Vec<(Enclosure, Enclosure)> =
        pairs.iter().map(|(p, q)| (Enclosure::exact(p, precision), term(p, q))).collect();
    let average = |of: &dyn Fn(&Enclosure) -> Enclosure| {
        values.iter().fold(Enclosure::zero(precision), |sum, (p, value)| sum + p * of(value)) / &total
    };
    let mean = average(&Enclosure::clone);
    let variance =
        if is_constant(&pairs) { Enclosure::zero(precision) } else { average(&|value| (value - &mean).square()) };
    Ok(Moments { mean, variance })
}
