//! Ziv's strategy: evaluate, look at the enclosure, and if it does not decide, evaluate again with
//! more bits.

use std::{error::Error, fmt};

use crate::{Enclosure, OutOfDomain};

/// The precision, in bits, beyond which [`certify`] and [`enclose`] give up.
///
/// What decides it is the deepest cancellation that `f64` inputs can cause. The smallest non-zero
/// difference of scaled logits is a subnormal over the largest temperature, `2⁻¹⁰⁷⁴ / 2¹⁰²⁴ = 2⁻²⁰⁹⁸`;
/// a divergence is its square, `2⁻⁴¹⁹⁶`, left over from terms of order one. To see that number at all
/// takes some 4200 bits, and 1000 digits of it 3300 more; 8192 is the next power of two. Among
/// probabilities the smallest difference is `2⁻¹⁰⁷⁴`, its square `2⁻²¹⁴⁸`.
pub const PRECISION_LIMIT: u32 = 8192;

/// The precision of the first attempt: twice that of an `f64` and some, enough for most inputs.
const FIRST_PRECISION: u32 = 128;

/// The widest enclosure that [`certify`] accepts, in ULPs, so that an error measured against it is
/// off by no more.
const WIDTH_IN_ULPS: f64 = 1.0 / (1 << 20) as f64;

/// What [`certify`] found out about a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The number lies in the enclosure, both ends of which round to this `f64`.
    Rounded {
        /// The `f64` nearest the number.
        value: f64,
        /// Where the number is; narrower than `2⁻²⁰` ULP, unless the value is infinite.
        enclosure: Enclosure,
    },
    /// The number is known exactly: the enclosure is a single point.
    Exact {
        /// The `f64` nearest the point.
        value: f64,
        /// The point.
        enclosure: Enclosure,
    },
    /// There is no number: an input is outside the domain.
    OutOfDomain(OutOfDomain),
    /// The precision limit was reached before the enclosure decided a rounding.
    Undecided {
        /// The narrowest enclosure obtained.
        enclosure: Enclosure,
        /// The precision it was obtained at, in bits.
        precision: u32,
    },
}

impl Outcome {
    /// The correctly rounded value, if there is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Rounded { value, .. } | Self::Exact { value, .. } => Some(*value),
            Self::OutOfDomain(_) | Self::Undecided { .. } => None,
        }
    }

    /// The last enclosure, unless the input was outside the domain.
    pub fn enclosure(&self) -> Option<&Enclosure> {
        match self {
            Self::Rounded { enclosure, .. } | Self::Exact { enclosure, .. } | Self::Undecided { enclosure, .. } => {
                Some(enclosure)
            }
            Self::OutOfDomain(_) => None,
        }
    }
}

/// Raises the precision until the value's nearest `f64` is certain and the enclosure is narrower than
/// `2⁻²⁰` ULP, or up to [`PRECISION_LIMIT`].
///
/// `evaluate` returns an enclosure of one and the same number at any precision, in bits.
pub fn certify(evaluate: impl Fn(u32) -> Result<Enclosure, OutOfDomain>) -> Outcome {
    match certify_all(|precision| evaluate(precision).map(|enclosure| vec![enclosure])) {
        Ok(outcomes) => outcomes.into_iter().next().expect("one value, one outcome"),
        Err(error) => Outcome::OutOfDomain(error),
    }
}

/// The same for several numbers at once, until all of them are decided.
///
/// `evaluate` returns enclosures of the same numbers at any precision.
///
/// # Errors
/// If an input is outside the domain.
pub fn certify_all(evaluate: impl Fn(u32) -> Result<Vec<Enclosure>, OutOfDomain>) -> Result<Vec<Outcome>, OutOfDomain> {
    let mut precision = FIRST_PRECISION;
    loop {
        let enclosures = evaluate(precision)?;
        if precision >= PRECISION_LIMIT || enclosures.iter().all(is_decided) {
            return Ok(enclosures.into_iter().map(|enclosure| outcome(enclosure, precision)).collect());
        }
        precision = (2 * precision).min(PRECISION_LIMIT);
    }
}

fn outcome(enclosure: Enclosure, precision: u32) -> Outcome {
    match enclosure.to_f64() {
        Some(value) if enclosure.is_point() => Outcome::Exact { value, enclosure },
        Some(value) if is_decided(&enclosure) => Outcome::Rounded { value, enclosure },
        _ => Outcome::Undecided { enclosure, precision },
    }
}

fn is_decided(enclosure: &Enclosure) -> bool {
    enclosure.to_f64().is_some_and(|value| value.is_infinite() || enclosure.width_in_ulps() < WIDTH_IN_ULPS)
}

/// Raises the precision until the enclosure's relative width is at most `10^−digits`, or up to
/// [`PRECISION_LIMIT`].
///
/// # Errors
///
/// [`Unenclosed`], if an input is outside the domain or the limit was reached first.
pub fn enclose(evaluate: impl Fn(u32) -> Result<Enclosure, OutOfDomain>, digits: u32) -> Result<Enclosure, Unenclosed> {
    // A digit is 3.33 bits: with fewer than that the first attempts could only fail.
    let first = digits.saturating_mul(4).next_power_of_two();
    let first = first.clamp(FIRST_PRECISION, PRECISION_LIMIT);
    narrow(evaluate, first, |enclosure| enclosure.has_digits(digits))
}

/// Why [`enclose`] has no enclosure of the width asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Unenclosed {
    /// There is no number: an input is outside the domain.
    OutOfDomain(OutOfDomain),
    /// The precision limit was reached before the enclosure was narrow enough.
    Undecided {
        /// The narrowest enclosure obtained.
        enclosure: Enclosure,
        /// The precision it was obtained at, in bits.
        precision: u32,
    },
}

impl fmt::Display for Unenclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfDomain(error) => error.fmt(f),
            Self::Undecided { enclosure, precision } => {
                write!(f, "undecided at {precision} bits: {enclosure}")
            }
        }
    }
}

impl Error for Unenclosed {}

/// Doubles the precision from `first` until the enclosure is good enough.
fn narrow(
    evaluate: impl Fn(u32) -> Result<Enclosure, OutOfDomain>,
    first: u32,
    is_enough: impl Fn(&Enclosure) -> bool,
) -> Result<Enclosure, Unenclosed> {
    let mut precision = first;
    loop {
        let enclosure = evaluate(precision).map_err(Unenclosed::OutOfDomain)?;
        if is_enough(&enclosure) {
            return Ok(enclosure);
        }
        if precision >= PRECISION_LIMIT {
            return Err(Unenclosed::Undecided { enclosure, precision });
        }
        precision = (2 * precision).min(PRECISION_LIMIT);
    }
}
