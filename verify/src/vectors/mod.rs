//! Test vectors for other implementations: for each operation a few inputs, the certified value, and the names of the mistakes that each
//! is there to catch.
//!
//! Nobody tags a vector by hand. Each [`mistake`] is an implementation that makes it; a vector catches the mistake if that implementation's
//! answer there is wrong. [`selection`] takes few vectors that together catch whatever can be caught, the simplest first; [`mod@file`] writes
//! them down, [`schema`] and [`page`] say to programs and to people how to read them.

mod certified;
pub mod file;
mod inputs;
pub mod mistake;
pub mod page;
pub mod schema;
pub mod selection;

pub use certified::{Certified, DIGITS, certify};
pub use inputs::{Input, Origin, candidates};

use crate::point::Value;
use crate::vocabulary::Operation;
use mistake::{MISTAKES, Question};

/// The relative error from which an answer is a mistake, and no rounding.
///
/// The inputs are exact, so their rounding is no excuse. A sound implementation in `f64` is within 1e-12 or so, and one that works in
/// single precision throughout, with care, within some 1e-7; nobody is ten times as far off by rounding alone.
pub const TOLERANCE: f64 = 1e-6;

/// The absolute error that is forgiven besides: sixteen of the smallest `f64`s, for among those a relative error means nothing. At an
/// exact zero, which is where two distributions are equal, next to nothing else is right.
pub const FLOOR: f64 = f64::from_bits(16);

/// Whether an answer is the value, but for rounding.
#[must_use]
pub fn agrees(answer: f64, value: f64) -> bool {
    // Equal infinities have no difference, and nothing else is near one.
    answer == value || (value.is_finite() && (answer - value).abs() <= TOLERANCE * value.abs() + FLOOR)
}

/// Whether all of an answer is.
#[must_use]
pub fn all_agree(answer: &[f64], value: &[f64]) -> bool {
    answer.len() == value.len() && answer.iter().zip(value).all(|(&answer, &value)| agrees(answer, value))
}

/// The mistakes that give a wrong answer at these arguments, in the order of the list; `value` is the right one.
#[must_use]
pub fn caught(operation: &'static Operation, values: &[Value], value: &[f64]) -> Vec<&'static str> {
    let question = Question { operation, values, value };
    let is_caught = |answer: Vec<f64>| !all_agree(&answer, value);
    let caught = MISTAKES.iter().filter(|mistake| (mistake.wrong)(&question).is_some_and(is_caught));
    caught.map(|mistake| mistake.name).collect()
}

/// A test vector.
#[derive(Debug, Clone)]
pub struct TestVector {
    /// The arguments.
    pub values: Vec<Value>,
    /// The certified value: one number, or those of a vector.
    pub exact: Vec<Certified>,
    /// The names of the mistakes that it catches.
    pub catches: Vec<&'static str>,
}
