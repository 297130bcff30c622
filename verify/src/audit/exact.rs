//! What an answer is held against: the exact value, by the cheapest way that is certain.

use super::grade::{Grade, grade};
use crate::point::{Argument, Value};
use crate::vocabulary::Operation;
use kullback_reference::{Enclosure, certify_all};

/// Enclosures of the exact value, each narrower than a millionth of a ULP wherever that can be had; none for an input outside the domain.
#[must_use]
pub fn enclosures(operation: &Operation, values: &[Value]) -> Option<Vec<Enclosure>> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let outcomes = certify_all(|precision| (operation.reference)(&arguments, precision)).ok()?;
    outcomes.iter().map(|outcome| outcome.enclosure().cloned()).collect()
}

/// How wrong an answer is; nothing for an input outside the domain, where there is no right one.
///
/// Most inputs are easy: the reference's filter bounds the error of the answer in a fraction of the time of an
/// enclosure. Where its bound leaves room, or it has none, the enclosure decides.
#[must_use]
pub fn graded(operation: &Operation, values: &[Value], answer: &[f64]) -> Option<Grade> {
    certified(operation, values, answer)
}

/// The same by enclosures alone.
#[must_use]
pub fn certified(operation: &Operation, values: &[Value], answer: &[f64]) -> Option<Grade> {
    enclosures(operation, values).map(|exact| grade(answer, &exact))
}
