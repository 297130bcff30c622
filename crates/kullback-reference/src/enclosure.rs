//! The interval type: two floats with a real number between them.
//!
//! The type and its predicates are here; its arithmetic, its elementary and special functions and
//! its rounding to `f64` and to decimals are in the files beside it.

mod arithmetic;
mod bessel;
mod functions;
mod gamma;
mod rounding;
mod special;

use std::{cmp::Ordering, fmt};

use rug::{
    Float, Rational,
    float::{Constant, Round},
    ops::AssignRound,
};

/// An interval `[lo, hi]` of extended real numbers that contains the exact value it stands for.
///
/// Both ends have the same precision, neither is NaN, and `lo <= hi`. An end may be infinite:
/// `[+∞, +∞]` is the value `+∞`, while `[lo, +∞]` is a finite or infinite value that is at least
/// `lo`.
///
/// Operations between enclosures ([`std::ops`], on values and on references) return the narrowest
/// enclosure at the larger of the two precisions, with these conventions at infinity:
///
/// * `0 · ±∞ = 0`, the convention of measure theory, which is what `0 ln 0 = 0` needs;
/// * `∞ − ∞` is unknown: `[−∞, +∞]`;
/// * a quotient by an enclosure with zero strictly inside it, or by an exact zero, is unknown;
///   by one that only touches zero it is taken from that side: `1 / [0, h] = [1/h, +∞]`.
///
/// Equality (`==`) is of the two intervals, not of the numbers they stand for; to compare those, use
/// [`overlaps`](Self::overlaps), [`strictly_below`](Self::strictly_below) and
/// [`at_most`](Self::at_most).
#[derive(Clone, Debug, PartialEq)]
pub struct Enclosure {
    lo: Float,
    hi: Float,
}

/// Constructors. All round outward to `precision` bits.
impl Enclosure {
    /// Encloses a rational number: a point whenever `precision` bits hold it.
    pub fn exact(value: &Rational, precision: u32) -> Self {
        Self::assigned(precision, value)
    }

    /// The point zero.
    pub fn zero(precision: u32) -> Self {
        Self::point(Float::new(precision))
    }

    /// The point `+∞`.
    pub fn infinity(precision: u32) -> Self {
        Self::point(Float::with_val(precision, f64::INFINITY))
    }

    /// `[−∞, +∞]`, which says nothing.
    pub fn unknown(precision: u32) -> Self {
        Self { lo: Float::with_val(precision, f64::NEG_INFINITY), hi: Float::with_val(precision, f64::INFINITY) }
    }

    /// Encloses the circle constant π.
    pub fn pi(precision: u32) -> Self {
        Self::assigned(precision, Constant::Pi)
    }

    /// Encloses the natural logarithm of two.
    pub fn ln_2(precision: u32) -> Self {
        Self::assigned(precision, Constant::Log2)
    }

    /// Encloses the Euler–Mascheroni constant γ.
    pub fn euler_gamma(precision: u32) -> Self {
        Self::assigned(precision, Constant::Euler)
    }

    /// Encloses an integer: a point whenever `precision` bits hold it.
    pub fn from_integer(value: i64, precision: u32) -> Self {
        Self::assigned(precision, value)
    }

    /// The interval with these ends, at the larger of their precisions; `None` if an end is NaN or
    /// they are in the wrong order.
    pub fn from_bounds(mut lo: Float, mut hi: Float) -> Option<Self> {
        // A precision that only grows leaves the value as it is.
        let precision = lo.prec().max(hi.prec());
        lo.set_prec(precision);
        hi.set_prec(precision);
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// A single float, which must not be NaN.
    pub(crate) fn point(value: Float) -> Self {
        debug_assert!(!value.is_nan());
        Self { lo: value.clone(), hi: value }
    }

    /// Both directed roundings of a value that MPFR rounds correctly, from one evaluation.
    fn assigned<T>(precision: u32, value: T) -> Self
    where
        Float: AssignRound<T, Round = Round, Ordering = Ordering>,
    {
        let (lo, rounding) = Float::with_val_round(precision, value, Round::Down);
        Self::above(lo, rounding)
    }

    /// The enclosure of a value whose correct rounding downward is `lo`, with MPFR's word on whether
    /// that was exact. If it was not, the correct rounding upward is the next float.
    fn above(lo: Float, rounding: Ordering) -> Self {
        let mut hi = lo.clone();
        if rounding != Ordering::Equal {
            hi.next_up();
        }
        Self { lo, hi }
    }
}

/// Accessors and predicates.
impl Enclosure {
    /// The lower end.
    pub fn lower(&self) -> &Float {
        &self.lo
    }

    /// The upper end.
    pub fn upper(&self) -> &Float {
        &self.hi
    }

    /// The precision of both ends, in bits.
    pub fn precision(&self) -> u32 {
        self.lo.prec()
    }

    /// Whether the two ends are equal, so that the value is known exactly (it may be infinite).
    pub fn is_point(&self) -> bool {
        self.lo == self.hi
    }

    /// Whether the value is known to be exactly zero.
    pub fn is_zero(&self) -> bool {
        self.lo.is_zero() && self.hi.is_zero()
    }

    /// Whether zero is between the ends, or one of them.
    pub fn contains_zero(&self) -> bool {
        self.lo <= 0 && self.hi >= 0
    }

    /// Whether the value is known to be greater than zero.
    pub fn is_positive(&self) -> bool {
        self.lo > 0
    }

    /// Whether the value is known to be less than zero.
    pub fn is_negative(&self) -> bool {
        self.hi < 0
    }

    /// Whether the two intervals have a point in common: a necessary condition for equal values.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// Whether this value is known to be less than the other.
    pub fn strictly_below(&self, other: &Self) -> bool {
        self.hi < other.lo
    }

    /// Whether this value is known to be less than the other or equal to it.
    pub fn at_most(&self, other: &Self) -> bool {
        self.hi <= other.lo
    }

    /// The smallest interval that contains both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let precision = self.common_precision(other);
        Self {
            lo: Float::with_val(precision, smaller(&self.lo, &other.lo)),
            hi: Float::with_val(precision, larger(&self.hi, &other.hi)),
        }
    }

    /// The same interval at another precision: widened outward if that is lower, unchanged if higher.
    #[must_use]
    pub fn with_precision(&self, precision: u32) -> Self {
        Self {
            lo: Float::with_val_round(precision, &self.lo, Round::Down).0,
            hi: Float::with_val_round(precision, &self.hi, Round::Up).0,
        }
    }

    fn common_precision(&self, other: &Self) -> u32 {
        self.precision().max(other.precision())
    }
}

/// The interval as `[lo, hi]`, to about seventeen digits an end; for people, not for comparison.
impl fmt::Display for Enclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |end: &Float, round| end.to_string_radix_round(10, Some(17), round);
        let lo = digits(&self.lo, Round::Down);
        let hi = digits(&self.hi, Round::Up);
        write!(f, "[{lo}, {hi}]")
    }
}

/// The smaller of two floats, neither NaN.
fn smaller<'a>(a: &'a Float, b: &'a Float) -> &'a Float {
    if a <= b { a } else { b }
}

/// The larger of two floats, neither NaN.
fn larger<'a>(a: &'a Float, b: &'a Float) -> &'a Float {
    if a >= b { a } else { b }
}
