//! Exact rational inputs: an `f64` is the dyadic rational it stores, a decimal is what it says.

use std::fmt;

use rug::{Integer, Rational, ops::Pow};

/// The largest decimal exponent accepted. A literal of a few characters must not ask for gigabytes;
/// this is three hundred times the range of `f64`.
const EXPONENT_LIMIT: i32 = 100_000;

/// The rational number that `x` stores, or `None` for an infinity or a NaN.
///
/// ```
/// use kullback_reference::{Rational, exact};
/// assert_eq!(exact::from_f64(0.75), Some(Rational::from((3, 4))));
/// assert_ne!(exact::from_f64(0.3).unwrap(), exact::from_decimal("0.3").unwrap());
/// assert_eq!(exact::from_f64(f64::NAN), None);
/// ```
pub fn from_f64(x: f64) -> Option<Rational> {
    Rational::from_f64(x)
}

/// The rational number that a decimal (`"0.3"`, `"-1.5e-3"`) or a fraction of integers (`"1/3"`) spells.
///
/// `"0.3"` is three tenths, not the nearest `f64`, and `"5e-324"` is five times `10⁻³²⁴`, not the
/// smallest subnormal.
///
/// # Errors
///
/// [`ParseError`] if the text is neither, if a denominator is zero, or if the decimal exponent is
/// beyond ±100 000.
///
/// ```
/// use kullback_reference::{Rational, exact};
/// assert_eq!(exact::from_decimal("0.3"), Ok(Rational::from((3, 10))));
/// assert_eq!(exact::from_decimal("-1.5e-3"), Ok(Rational::from((-3, 2000))));
/// assert_eq!(exact::from_decimal("1/3"), Ok(Rational::from((1, 3))));
/// ```
pub fn from_decimal(text: &str) -> Result<Rational, ParseError> {
    let parsed = match text.split_once('/') {
        Some((numerator, denominator)) => fraction(numerator, denominator),
        None => decimal(text),
    };
    parsed.map_err(|problem| ParseError { text: text.to_owned(), problem })
}

/// The square root of `x`, if that is rational.
pub(crate) fn sqrt(x: &Rational) -> Option<Rational> {
    // A fraction in lowest terms is a square exactly when both its parts are.
    (x.numer().is_perfect_square() && x.denom().is_perfect_square())
        .then(|| Rational::from((Integer::from(x.numer().sqrt_ref()), Integer::from(x.denom().sqrt_ref()))))
}

fn fraction(numerator: &str, denominator: &str) -> Result<Rational, Problem> {
    let numerator = signed(numerator, digits)?;
    let denominator = digits(denominator)?;
    if denominator.is_zero() {
        return Err(Problem::ZeroDenominator);
    }
    Ok(Rational::from((numerator, denominator)))
}

fn decimal(text: &str) -> Result<Rational, Problem> {
    let (significand, exponent) = match text.split_once(['e', 'E']) {
        Some((significand, exponent)) => (significand, exponent_value(exponent)?),
        None => (text, 0),
    };
    signed(significand, |unsigned| {
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let scaled = Rational::from(digits(&format!("{whole}{fraction}"))?);
        let places = i32::try_from(fraction.len()).map_err(|_| Problem::ExponentTooLarge)?;
        Ok(scaled * Rational::from(10).pow(exponent - places))
    })
}

fn exponent_value(text: &str) -> Result<i32, Problem> {
    let value = signed(text, digits)?;
    value.to_i32().filter(|value| value.abs() <= EXPONENT_LIMIT).ok_or(Problem::ExponentTooLarge)
}

/// Parses an optional sign, then the rest with `magnitude`.
fn signed<T: std::ops::Neg<Output = T>>(
    text: &str,
    magnitude: impl Fn(&str) -> Result<T, Problem>,
) -> Result<T, Problem> {
    match text.strip_prefix('-') {
        Some(rest) => magnitude(rest).map(|value| -value),
        None => magnitude(text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Parses one or more decimal digits, and nothing else.
fn digits(text: &str) -> Result<Integer, Problem> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    text.parse().map_err(|_| Problem::NotANumber)
}

/// A text that is not the decimal or the fraction it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    text: String,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    NotANumber,
    ZeroDenominator,
    ExponentTooLarge,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.problem {
            Problem::NotANumber => "is neither a decimal nor a fraction of integers",
            Problem::ZeroDenominator => "has a zero denominator",
            Problem::ExponentTooLarge => "has an exponent too large to be written out",
        };
        write!(f, "{:?} {problem}", self.text)
    }
}

impl std::error::Error for ParseError {}
