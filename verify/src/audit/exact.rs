//! What an answer is held against: the exact value, by the cheapest way that is certain.

use super::grade::{Grade, Wrong, grade};
use crate::point::{Argument, Value};
use crate::vocabulary::Operation;
use kullback_reference::{Enclosure, Outcome, certify_all};

/// How much room a bound may leave to the ULPs that it is asked for before the filter's word is not enough: a millionth of a ULP, or of the
/// error itself.
const ROOM: f64 = 1.0 / (1 << 20) as f64;

/// Enclosures of the exact value, each narrower than a millionth of a ULP; none for an input outside the domain, or where the reference gives
/// up: a bound on an error proves nothing there.
#[must_use]
pub fn enclosures(operation: &Operation, values: &[Value]) -> Option<Vec<Enclosure>> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let outcomes = certify_all(|precision| (operation.reference)(&arguments, precision)).ok()?;
    outcomes.into_iter().map(decided).collect()
}

/// A tie that no precision decides is known to all the digits there are.
const DIGITS_OF_A_TIE: u32 = 30;

fn decided(outcome: Outcome) -> Option<Enclosure> {
    match outcome {
        Outcome::Rounded { enclosure, .. } | Outcome::Exact { enclosure, .. } => Some(enclosure),
        Outcome::Undecided { enclosure, .. } => enclosure.has_digits(DIGITS_OF_A_TIE).then_some(enclosure),
        Outcome::OutOfDomain(_) => None,
    }
}

/// How wrong an answer is; nothing for an input outside the domain, where there is no right one.
///
/// Most inputs are easy: the reference's [`filter`](kullback_reference::filter) bounds the error of the answer in a fraction of the time of an
/// enclosure. Where its bound leaves room, or it has none, the enclosure decides.
#[must_use]
pub fn graded(operation: &Operation, values: &[Value], answer: &[f64]) -> Option<Grade> {
    filtered(operation, values, answer).or_else(|| certified(operation, values, answer))
}

/// The same by enclosures alone.
#[must_use]
pub fn certified(operation: &Operation, values: &[Value], answer: &[f64]) -> Option<Grade> {
    enclosures(operation, values).map(|exact| grade(answer, &exact))
}

fn filtered(operation: &Operation, values: &[Value], answer: &[f64]) -> Option<Grade> {
    let (filter, &[answer]) = (operation.filter?, answer) else { return None };
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let exact = filter(&arguments)?;
    // What a filter has a bound for is in the domain.
    if !exact.high().is_finite() || !exact.error().is_finite() {
        return None;
    }
    if answer.is_nan() {
        return Some(Grade::Wrong(Wrong::Nan));
    }
    if answer.is_infinite() {
        return Some(Grade::Wrong(Wrong::Infinity));
    }
    let (least, most) = exact.ulps_from(answer)?;
    // The low part is less than half of the high one.
    let has_sign = exact.high().abs() > 2.0 * exact.error();
    if !has_sign {
        return None;
    }
    if exact.high() * answer.signum() < 0.0 && answer != 0.0 {
        return Some(Grade::Wrong(Wrong::Sign));
    }
    (most - least <= ROOM * most.max(1.0)).then_some(Grade::Ulps(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::chart::Chart;
    use crate::sampler::Draw;

    /// How a filter's grades compare with those of enclosures, over the charts: equal classes, and errors within the room that is left to them.
    #[test]
    fn filters_grade_as_enclosures_do() {
        for operation in crate::audit::operations().filter(|operation| operation.filter.is_some()) {
            let mut decided = 0;
            for chart in Chart::of(operation) {
                for index in 0..24 {
                    let mut draw = Draw::seeded(3, operation.name, index);
                    let values = chart.draw(&mut draw, operation);
                    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
                    let Ok(answer) = (operation.fast)(&arguments) else { continue };
                    // Right, wrong in the last place, wrong in the middle, of the wrong sign, and no number at all.
                    for answer in
                        [answer[0], answer[0].next_up(), answer[0] * 1.0001, -answer[0], 0.0, f64::NAN, f64::INFINITY]
                    {
                        let Some(grade) = filtered(operation, &values, &[answer]) else { continue };
                        decided += 1;
                        let certified =
                            certified(operation, &values, &[answer]).expect("a filter has a bound in the domain only");
                        let agree = match (grade, certified) {
                            (Grade::Ulps(one), Grade::Ulps(other)) => (one - other).abs() <= 2.0 * ROOM * one.max(1.0),
                            (one, other) => one == other,
                        };
                        assert!(agree, "{operation:?} at {values:?}: {answer} has {grade:?}, not {certified:?}");
                    }
                }
            }
            assert!(decided > 50, "{operation:?}: {decided}");
        }
    }
}
