//! How wrong an answer is.

use crate::judge::Accuracy;
use kullback_reference::Enclosure;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A way of being wrong that no number of ULPs measures, from the least to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// The sign: negative, zero or positive. Only zero for a number that is not zero is a matter of ULPs: all of them are missing.
    Sign,
    /// A finite answer where the value is infinite, or an infinite one where it is finite.
    Infinity,
    /// Not a number.
    Nan,
    /// An error instead of a value.
    Refusal,
    /// Too many numbers, or too few.
    Length,
}

impl Wrong {
    /// The name in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sign => "wrong sign",
            Self::Infinity => "wrong infinity",
            Self::Nan => "NaN",
            Self::Refusal => "error",
            Self::Length => "wrong length",
        }
    }
}

/// How wrong an answer is: ULPs, or a class of its own, which outranks any ULPs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grade {
    /// So many real-valued ULPs of the exact value, rounded up.
    Ulps(f64),
    /// Wrong in a way that has no size.
    Wrong(Wrong),
}

impl Eq for Grade {}

impl Ord for Grade {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Ulps(one), Self::Ulps(other)) => one.total_cmp(other),
            (Self::Wrong(one), Self::Wrong(other)) => one.cmp(other),
            (Self::Ulps(_), Self::Wrong(_)) => Ordering::Less,
            (Self::Wrong(_), Self::Ulps(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Grade {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ulps(ulps) => write!(f, "{} ULP", shortened(*ulps)),
            Self::Wrong(wrong) => f.write_str(wrong.name()),
        }
    }
}

/// So many ULPs as a reader wants them, rounded up: `0.501`, `17.300`, `4.3e15`.
#[must_use]
pub fn shortened(ulps: f64) -> String {
    if ulps < 1000.0 {
        // Between the error and what is printed there is less than a thousandth, and never on the wrong side.
        return format!("{:.3}", (ulps * 1000.0).ceil() / 1000.0);
    }
    let exponent = ulps.log10().floor() as i32;
    let unit = 10f64.powi(exponent - 1);
    // Near the largest `f64` what is rounded up is none.
    let rounded = (ulps / unit).ceil() * unit;
    format!("{:.1e}", if rounded.is_finite() { rounded } else { ulps })
}

/// The grade of the numbers of an answer, by enclosures of the exact ones: the worst of them.
#[must_use]
pub fn grade(answer: &[f64], exact: &[Enclosure]) -> Grade {
    if answer.len() != exact.len() {
        return Grade::Wrong(Wrong::Length);
    }
    answer.iter().zip(exact).map(|(&answer, exact)| grade_one(answer, exact)).max().unwrap_or(Grade::Ulps(0.0))
}

fn grade_one(answer: f64, exact: &Enclosure) -> Grade {
    let infinite = |value: Option<f64>| value.is_some_and(f64::is_infinite);
    let zero = exact.is_zero();
    let opposite = (exact.is_positive() && answer < 0.0) || (exact.is_negative() && answer > 0.0);
    if answer.is_nan() {
        Grade::Wrong(Wrong::Nan)
    } else if answer.is_infinite() != infinite(exact.to_f64()) {
        Grade::Wrong(Wrong::Infinity)
    } else if opposite || (zero && answer != 0.0) {
        Grade::Wrong(Wrong::Sign)
    } else {
        // One beside 5e-324 is off by 2¹⁰⁷⁴ ULP, more than an `f64` counts.
        Grade::Ulps(Accuracy::of(answer, exact).ulps.min(f64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kullback_reference::Rational;

    fn point(numerator: i32, denominator: i32) -> Enclosure {
        Enclosure::exact(&Rational::from((numerator, denominator)), 128)
    }

    #[test]
    fn a_class_outranks_any_ulps_and_the_classes_have_an_order() {
        let grades = [
            Grade::Ulps(0.5),
            Grade::Ulps(f64::MAX),
            Grade::Wrong(Wrong::Sign),
            Grade::Wrong(Wrong::Infinity),
            Grade::Wrong(Wrong::Nan),
            Grade::Wrong(Wrong::Refusal),
            Grade::Wrong(Wrong::Length),
        ];
        assert!(grades.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn answers_are_graded_by_the_exact_value() {
        let third = point(1, 3);
        let grade = |answer, exact: &Enclosure| grade(&[answer], std::slice::from_ref(exact));
        let Grade::Ulps(ulps) = grade(1.0 / 3.0, &third) else { panic!("a number of ULPs") };
        assert!(ulps > 0.3 && ulps < 0.34, "{ulps}");
        assert_eq!(grade(0.0, &third), Grade::Ulps(6004799503160661.5));
        assert_eq!(grade(-1e-300, &third), Grade::Wrong(Wrong::Sign));
        assert_eq!(grade(f64::INFINITY, &third), Grade::Wrong(Wrong::Infinity));
        assert_eq!(grade(f64::NAN, &third), Grade::Wrong(Wrong::Nan));
        assert_eq!(grade(1.0, &Enclosure::infinity(128)), Grade::Wrong(Wrong::Infinity));
        assert_eq!(grade(f64::NEG_INFINITY, &Enclosure::infinity(128)), Grade::Wrong(Wrong::Sign));
        assert_eq!(grade(f64::INFINITY, &Enclosure::infinity(128)), Grade::Ulps(0.0));
        assert_eq!(grade(-0.0, &Enclosure::zero(128)), Grade::Ulps(0.0));
        assert_eq!(grade(1e-300, &Enclosure::zero(128)), Grade::Wrong(Wrong::Sign));
    }

    #[test]
    fn of_several_numbers_the_worst_counts() {
        let exact = [point(1, 2), point(1, 4)];
        assert_eq!(grade(&[0.5, 0.25], &exact), Grade::Ulps(0.0));
        assert_eq!(grade(&[0.5, 0.25f64.next_up()], &exact), Grade::Ulps(1.0));
        assert_eq!(grade(&[0.5], &exact), Grade::Wrong(Wrong::Length));
    }

    #[test]
    fn an_error_is_never_printed_smaller_than_it_is() {
        let printed: Vec<String> = [0.0, 0.500001, 999.991, 1234.5, 4.21e15, f64::MAX].map(shortened).into();
        assert_eq!(printed, ["0.000", "0.501", "999.991", "1.3e3", "4.3e15", "1.8e308"]);
    }
}
