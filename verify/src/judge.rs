//! The verdicts: whether a comparison holds in an arithmetic, how wrong a value is, whether a printed number is right.
//!
//! Nothing here is a tolerance. The reference decides by enclosures that do or do not overlap; the fast crate by bounds that follow
//! from its claims; a printed number by the digits printed.

use crate::arithmetic::{Bounded, Certified};
use crate::catalogue::statement::{Clause, Sense};
use kullback_reference::exact::from_decimal;
use kullback_reference::{Enclosure, Rational};
use serde::Serialize;

/// The decimal digits to which two sides that are equal must be enclosed before their overlap proves anything.
pub const DIGITS: u32 = 40;

/// What the reference makes of a comparison at one precision.
#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    /// It holds.
    Holds {
        /// The decimal digits to which the sides are known to agree. Infinitely many where nothing is left open: where both sides are
        /// exact, or where an inequality is proved because the enclosures are apart, be they ever so wide.
        digits: f64,
    },
    /// It does not hold.
    Fails,
    /// The enclosures are too wide to tell.
    Unclear,
}

/// What the reference makes of a comparison.
///
/// Two equal sides must overlap and be narrow. Of two unequal ones the enclosures must be apart; if they overlap, however narrow, a strict
/// comparison fails, and a lax one holds as the equality that it allows.
#[must_use]
pub fn certified(clause: &Clause<Certified>) -> Judgement {
    let (left, right) = (&clause.left.0, &clause.right.0);
    let digits = digits(left).min(digits(right));
    let (agree, proved) = (Judgement::Holds { digits }, Judgement::Holds { digits: f64::INFINITY });
    let narrow = digits >= f64::from(DIGITS);
    match clause.sense {
        Sense::Equal if !left.overlaps(right) => Judgement::Fails,
        Sense::AtMost if left.at_most(right) => proved,
        Sense::Below if left.strictly_below(right) => proved,
        Sense::AtMost | Sense::Below if right.strictly_below(left) => Judgement::Fails,
        Sense::Equal | Sense::AtMost if narrow => agree,
        Sense::Below if narrow => Judgement::Fails,
        _ => Judgement::Unclear,
    }
}

/// The correct decimal digits of an enclosure.
fn digits(enclosure: &Enclosure) -> f64 {
    -enclosure.relative_width().log10()
}

/// Whether a comparison holds in `f64`, within the bounds of its sides.
#[must_use]
pub fn bounded(clause: &Clause<Bounded>) -> bool {
    let (left, right) = (clause.left, clause.right);
    let reach = (left.error + right.error) * (1.0 + f64::EPSILON);
    if left.value == right.value {
        return clause.sense != Sense::Below;
    }
    let gap = left.value - right.value;
    match clause.sense {
        Sense::Equal => gap.abs() <= reach,
        Sense::AtMost => gap <= reach,
        Sense::Below => gap < -reach,
    }
}

/// The largest error, in ULPs of the exact value, of the `f64` nearest to it.
pub const NEAREST_ULPS: f64 = 0.5;

/// How accurate an answer is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accuracy {
    /// How far it is from the exact value, in real-valued ULPs of that: an upper bound.
    pub ulps: f64,
    /// Whether it is certain to be the `f64` nearest to the exact value, ties to even.
    pub nearest: bool,
}

impl Accuracy {
    /// That of an answer which leaves nothing to be desired.
    pub const EXACT: Self = Self { ulps: 0.0, nearest: true };

    /// The worse of two.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        Self { ulps: self.ulps.max(other.ulps), nearest: self.nearest && other.nearest }
    }

    /// That of an answer where the exact value is in an enclosure.
    #[must_use]
    pub fn of(answer: f64, exact: &Enclosure) -> Self {
        let nearest = exact.to_f64() == Some(answer);
        let ulps = exact.ulps_from(answer);
        // Half a ULP bounds the error of the nearest `f64`. What the width of the enclosure adds is no fault of the answer.
        Self { ulps: if nearest { ulps.min(NEAREST_ULPS) } else { ulps }, nearest }
    }
}

/// What becomes of a number that a source prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The certified value rounds or truncates to it at the digits printed.
    Confirmed,
    /// It does not.
    Erratum,
    /// The source does not print the quantity.
    Unprinted,
}

impl Verdict {
    /// The name in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Erratum => "erratum",
            Self::Unprinted => "unprinted",
        }
    }
}

/// Judges a printed number by the certified value: it must be the value rounded, or truncated, at the digits printed.
///
/// # Panics
/// If the text is neither a decimal nor an infinity: the catalogue's own literals are.
#[must_use]
pub fn printed(value: &Enclosure, text: &str) -> Verdict {
    let confirmed = match text {
        "inf" | "∞" => value.to_f64() == Some(f64::INFINITY),
        _ => {
            let number = from_decimal(text).unwrap_or_else(|error| panic!("{text:?} is not a decimal: {error}"));
            is_rounded(value, &number, &last_digit(text))
        }
    };
    if confirmed { Verdict::Confirmed } else { Verdict::Erratum }
}

/// The value of one in the last digit printed.
fn last_digit(text: &str) -> Rational {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let unit = if decimals == 0 { "1".to_owned() } else { format!("0.{}1", "0".repeat(decimals - 1)) };
    from_decimal(&format!("{unit}e{exponent}")).expect("built from digits")
}

/// Whether the value is within half a unit of the number, or within a unit on the side away from zero. Only what is
/// proved to be outside is refused, so that a tie may be rounded either way.
fn is_rounded(value: &Enclosure, number: &Rational, unit: &Rational) -> bool {
    let precision = value.precision();
    let exact = |number: &Rational| Enclosure::exact(number, precision);
    let distance = (value - &exact(number)).abs();
    let beyond = value.abs() - exact(&number.clone().abs());
    let half_unit = exact(&Rational::from(unit / 2));
    let truncates = !beyond.is_negative() && beyond.strictly_below(&exact(unit)) && !opposite(value, number);
    !half_unit.strictly_below(&distance) || truncates
}

fn opposite(value: &Enclosure, number: &Rational) -> bool {
    (value.is_negative() && *number > 0) || (value.is_positive() && *number < 0)
}
