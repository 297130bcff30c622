//! What an enclosure certifies: an `f64`, a number of decimal digits, an error in ULPs.

use rug::{
    Float, Integer,
    float::Round,
    ops::{DivAssignRound, Pow},
};

use super::{Enclosure, larger, smaller};

/// Fraction bits of an `f64`: the ULP of a number in `[2ᵉ, 2ᵉ⁺¹)` is `2ᵉ⁻⁵²`.
const FRACTION_BITS: i32 = 52;

/// The exponent of the smallest normal `f64`; below it the ULP stays that of the subnormals, `2⁻¹⁰⁷⁴`.
const SMALLEST_EXPONENT: i32 = -1022;

/// Bits enough for a distance that is only going to be read as an `f64`.
const DISTANCE_PRECISION: u32 = 64;

impl Enclosure {
    /// The `f64` nearest the value, ties to even, when that is certain: when both ends round to it.
    ///
    /// Overflow rounds to an infinity as IEEE 754 says. A zero is always `+0`.
    pub fn to_f64(&self) -> Option<f64> {
        let (lo, hi) = (self.lo.to_f64(), self.hi.to_f64());
        // Adding zero turns −0 into +0 and changes nothing else.
        (lo == hi).then_some(lo + 0.0)
    }

    /// `(hi − lo) / min(|lo|, |hi|)`, rounded up: zero for a point, infinite where the enclosure
    /// contains zero or has one infinite end.
    pub fn relative_width(&self) -> f64 {
        if self.is_point() {
            return 0.0;
        }
        if self.contains_zero() {
            return f64::INFINITY;
        }
        let mut ratio = self.width();
        // An infinite width over a finite magnitude; no end is both the smaller and infinite.
        ratio.div_assign_round(self.magnitude(), Round::Up);
        ratio.to_f64_round(Round::Up)
    }

    /// Whether the relative width is at most `10^−digits`, for any number of digits.
    pub fn has_digits(&self, digits: u32) -> bool {
        if self.is_point() {
            return true;
        }
        // Two different floats of n bits differ by at least 2^−n of either.
        if self.contains_zero() || digits > self.precision() {
            return false;
        }
        let scale = Integer::from(10).pow(digits);
        let scaled = Float::with_val_round(DISTANCE_PRECISION, &self.width() * &scale, Round::Up).0;
        scaled <= self.magnitude()
    }

    /// The value to `digits` significant decimal digits (at least one), correctly rounded, when that
    /// is certain: when both ends round to the same text.
    ///
    /// Plain notation (`0.0920…`) for decimal exponents from −5 to 20, scientific (`1.234e-30`)
    /// beyond; `inf` and `-inf` for the infinities; `0` for an exact zero.
    pub fn to_decimal(&self, digits: usize) -> Option<String> {
        let text = decimal(&self.lo, digits.max(1));
        (text == decimal(&self.hi, digits.max(1))).then_some(text)
    }

    /// How far `x` is from the value, in real-valued ULPs of the value: an upper bound.
    ///
    /// The ULP of `v` is `2^(e − 52)`, where `2^e <= |v| < 2^(e+1)` and `e` is at least −1022; so at
    /// zero and among the subnormals it is `2⁻¹⁰⁷⁴`. The width of the enclosure counts against `x`;
    /// across two binades the smaller ULP does.
    ///
    /// An infinite `x` is at distance zero if the value rounds to it, and infinitely far otherwise. A
    /// NaN is infinitely far from everything.
    pub fn ulps_from(&self, x: f64) -> f64 {
        if x.is_nan() {
            return f64::INFINITY;
        }
        if x.is_infinite() {
            return if self.to_f64() == Some(x) { 0.0 } else { f64::INFINITY };
        }
        let distance = |end: &Float| Float::with_val_round(DISTANCE_PRECISION, end - x, Round::AwayZero).0.abs();
        self.in_ulps(larger(&distance(&self.lo), &distance(&self.hi)))
    }

    /// The width of the enclosure in ULPs of the value, rounded up.
    pub(crate) fn width_in_ulps(&self) -> f64 {
        if self.is_point() {
            return 0.0;
        }
        self.in_ulps(&self.width())
    }

    fn in_ulps(&self, distance: &Float) -> f64 {
        let exponent = if self.contains_zero() {
            SMALLEST_EXPONENT
        } else {
            // MPFR's significands are in [½, 1), those of the definition in [1, 2).
            self.magnitude().get_exp().map_or(SMALLEST_EXPONENT, |e| (e - 1).max(SMALLEST_EXPONENT))
        };
        let shift = exponent - FRACTION_BITS;
        Float::with_val_round(distance.prec(), distance >> shift, Round::Up).0.to_f64_round(Round::Up)
    }

    /// The smallest absolute value in an enclosure that does not contain zero.
    fn magnitude(&self) -> Float {
        let (lo, hi) = (self.lo.clone().abs(), self.hi.clone().abs());
        smaller(&lo, &hi).clone()
    }
}

/// One float to a number of significant digits, to nearest.
fn decimal(value: &Float, digits: usize) -> String {
    let (negative, digits, exponent) = value.to_sign_string_exp_round(10, Some(digits), Round::Nearest);
    let magnitude = match exponent {
        // The point of MPFR's significand is before its first digit.
        Some(exponent) => placed(&digits, exponent - 1),
        None => digits,
    };
    let sign = if negative && !value.is_zero() { "-" } else { "" };
    format!("{sign}{magnitude}")
}

/// `d.ddd × 10^exponent`, in the notation that suits the exponent.
fn placed(digits: &str, exponent: i32) -> String {
    match exponent {
        -5..=-1 => {
            let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
            format!("0.{zeros}{digits}")
        }
        0..=20 => {
            let whole = exponent.unsigned_abs() as usize + 1;
            if digits.len() <= whole {
                format!("{digits:0<whole$}")
            } else {
                format!("{}.{}", &digits[..whole], &digits[whole..])
            }
        }
        _ => match digits.split_at(1) {
            (first, "") => format!("{first}e{exponent}"),
            (first, rest) => format!("{first}.{rest}e{exponent}"),
        },
    }
}
