//! The kernels: sums of logarithms over two vectors, eight lanes at a time, correctly rounded.
//!
//! A sum is evaluated as Ziv proposed (1991), with a bound at every stage and a test whether it decides the rounding:
//!
//! | stage | error | in vouches for |
//! |---|---|---|
//! | [`Stage::Quick`] | 2⁻⁶¹ of the result, typically | 99 vectors in 100, unless the result is small beside Σp |
//! | [`Stage::Accurate`] | 2⁻⁹² of the terms' absolute values | all but one in 2³⁸ of the rest |
//! | [exact](crate::wide::Ball) | 2⁻¹²¹ of each term that is not exact; the sum is | what is left, and entries outside [2⁻⁹⁶⁰, 2⁹⁰⁰] that are not zero |
//!
//! Should that leave two answers, the nearer to what is known is given. No such input is known, but one exists wherever terms of
//! both signs cancel to nothing, as `1 ln(1/2) + 1 ln(1/½)` does: its exact value is zero, and no bound shows it.
//!
//! Where all terms are positive, the quick pass may be tried twice: see `js`.
//!
//! From logits, the divergence of two softmaxes goes through stages of the same names; what decides is stated there.
//!
//! # Why the bits are the same everywhere
//! Whichever stage on whichever instruction set vouches for an answer, the answer is *the* `f64` nearest to the exact value, and there
//! is only one. What no stage in floating point vouches for, the wide engine answers, which is made of integers. So a result depends on no
//! instruction set, alignment or number of threads, as long as the bounds hold; and they are held, on every path, against the reference.

mod accurate;
mod enclosure;
mod exponential;
mod js;
mod lanes;
mod logits;
mod path;
mod quick;
mod stages;
mod sums;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod x86;

pub use enclosure::Enclosure;
pub use logits::enclose_logits;
pub use path::Path;
pub use stages::Stage;

pub(crate) use js::Js;
pub(crate) use logits::kl as kl_logits;
pub(crate) use quick::{CodeLength, KlDiv, RelEntr, Term};
pub(crate) use stages::{Vectors, correctly_rounded, sum};

use stages::{Sum, Summation, measure_accurately, measure_quickly};

/// A sum that the kernels evaluate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summand {
    /// `p ln(p/q) − p + q`, of distributions.
    KlDiv,
    /// `p ln(p/q)`, of masses.
    RelEntr,
    /// `−p ln q`, of distributions.
    CodeLength,
    /// `½ [p ln(p/m) + q ln(q/m)]`, m = ½ (p + q), of distributions.
    Js,
}

/// What one stage on one path knows of a sum: for those who check the bounds. `None` if the kernels are not for such vectors, or
/// the sum is infinite.
///
/// # Panics
/// If the lengths differ.
#[must_use]
pub fn enclose(path: Path, stage: Stage, summand: Summand, p: &[f64], q: &[f64]) -> Option<Enclosure> {
    assert_eq!(p.len(), q.len(), "two vectors of one length");
    match summand {
        Summand::KlDiv => measure::<KlDiv>(path, stage, Vectors::Distributions, p, q),
        Summand::RelEntr => measure::<RelEntr>(path, stage, Vectors::Masses, p, q),
        Summand::CodeLength => measure::<CodeLength>(path, stage, Vectors::Distributions, p, q),
        Summand::Js => measure::<Js>(path, stage, Vectors::Distributions, p, q),
    }
}

fn measure<T: Summation>(path: Path, stage: Stage, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<Enclosure> {
    let sum = match stage {
        Stage::Quick => measure_quickly::<T>(path, vectors, p, q, 1.0),
        Stage::Accurate => measure_accurately::<T>(path, vectors, p, q),
    };
    match sum? {
        Sum::Within(enclosure) => Some(enclosure),
        Sum::Infinite => None,
    }
}
