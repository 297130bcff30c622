//! `+ − × ÷ √` and order, on 128-bit significands, truncating.

use super::Wide;
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

impl Neg for Wide {
    type Output = Self;

    fn neg(self) -> Self {
        Self { negative: !self.negative && self.significand != 0, ..self }
    }
}

impl Add for Wide {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (larger, smaller) = if self.magnitude() < other.magnitude() { (other, self) } else { (self, other) };
        let shift = larger.exponent.abs_diff(smaller.exponent);
        // Too small to reach even the guard bits, zero among others.
        if shift >= 192 {
            return larger;
        }
        let (aligned, guard) = shift_right(smaller.significand, shift as u32);
        if larger.negative == smaller.negative {
            larger.add_aligned(aligned)
        } else {
            larger.subtract_aligned(aligned, guard)
        }
    }
}

impl Sub for Wide {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Wide {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (high, low) = widening_mul(self.significand, other.significand);
        let negative = self.negative != other.negative;
        let exponent = self.exponent.saturating_add(other.exponent).saturating_add(128);
        match high >> 127 {
            _ if high == 0 => Self::ZERO,
            0 => Self { negative, exponent: exponent - 1, significand: high << 1 | low >> 127 },
            _ => Self { negative, exponent, significand: high },
        }
    }
}

impl Div for Wide {
    type Output = Self;

    /// # Panics
    /// If `other` is zero: every caller decides that case from its inputs.
    fn div(self, other: Self) -> Self {
        self.quotient(other)
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
        }
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Sum for Wide {
    /// From left to right: of n terms of one sign, within n · 2⁻¹²⁶ of the sum.
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl Wide {
    /// What `/` is, also when the crate is compiled.
    pub(super) const fn quotient(self, other: Self) -> Self {
        assert!(other.significand != 0, "division by zero");
        if self.significand == 0 {
            return Self::ZERO;
        }
        let negative = self.negative != other.negative;
        let exponent = self.exponent.saturating_sub(other.exponent).saturating_sub(128);
        // The dividend's significand is brought below the divisor's, so that the quotient has exactly 128 bits.
        if self.significand < other.significand {
            Self { negative, exponent, significand: divide(self.significand, 0, other.significand) }
        } else {
            let dividend = (self.significand >> 1, self.significand << 127);
            Self { negative, exponent: exponent + 1, significand: divide(dividend.0, dividend.1, other.significand) }
        }
    }

    /// The square.
    #[must_use]
    pub fn square(self) -> Self {
        self * self
    }

    /// The square root of a non-negative number; exact when the root has at most 53 bits.
    ///
    /// Heron's iteration squares the relative error and halves it: from an `f64` root, 2⁻⁵³ becomes 2⁻¹⁰⁷ and then
    /// 2⁻²¹⁵, so that two steps leave only their own rounding.
    ///
    /// # Panics
    /// If the number is negative.
    #[must_use]
    pub fn sqrt(self) -> Self {
        assert!(!self.negative, "the square root of a negative number");
        if self.significand == 0 {
            return self;
        }
        // An even power of two is split off, so that the rest is in [1, 4).
        let half_binade = (self.exponent + 127).div_euclid(2);
        let reduced = self.scale(-2 * half_binade);
        let guess = Self::from_f64(reduced.to_f64().sqrt());
        let heron = |root: Self| (root + reduced / root).half();
        heron(heron(guess)).scale(half_binade)
    }

    /// What orders absolute values.
    fn magnitude(self) -> (i64, u128) {
        (self.exponent, self.significand)
    }

    /// This, with a number of its sign and no larger added, whose significand is aligned to this one's.
    fn add_aligned(self, smaller: u128) -> Self {
        match self.significand.overflowing_add(smaller) {
            (sum, false) => Self { significand: sum, ..self },
            (sum, true) => Self { significand: 1 << 127 | sum >> 1, exponent: self.exponent + 1, ..self },
        }
    }

    /// This, less a number of its sign and no larger, whose significand is aligned to this one's and goes on for 64 bits.
    ///
    /// When the exponents differ by at most one, nothing is lost and the difference is exact; otherwise it keeps all but one of
    /// its leading bits, and the error is 2⁻⁶⁴ of the last.
    fn subtract_aligned(self, smaller: u128, guard: u64) -> Self {
        let (low, borrow) = 0u64.overflowing_sub(guard);
        let high = self.significand - smaller - u128::from(borrow);
        match high.leading_zeros() {
            0 => Self { significand: high, ..self },
            shift @ 1..=63 => {
                let significand = high << shift | u128::from(low) >> (64 - shift);
                Self { significand, exponent: self.exponent - i64::from(shift), ..self }
            }
            // At most 64 bits are left of the high part, so all that there is fits.
            _ => Self::new(self.negative, high << 64 | u128::from(low), self.exponent - 64),
        }
    }
}

/// `significand / 2^shift` for a shift below 192: the integer part, and the first 64 bits of the fraction.
fn shift_right(significand: u128, shift: u32) -> (u128, u64) {
    match shift {
        0 => (significand, 0),
        1..=63 => (significand >> shift, (significand as u64) << (64 - shift)),
        64..=127 => (significand >> shift, (significand >> (shift - 64)) as u64),
        _ => (0, (significand >> (shift - 64)) as u64),
    }
}

/// The 256-bit product, as its high and low halves.
const fn widening_mul(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let cross = a0 * b1 + (middle & LOW);
    (a1 * b1 + (middle >> 64) + (cross >> 64), cross << 64 | (low & LOW))
}

/// The high half of the product: `a · b / 2¹²⁸`, truncated.
pub(super) const fn mul_high(a: u128, b: u128) -> u128 {
    widening_mul(a, b).0
}

/// `(high · 2¹²⁸ + low) / divisor`, truncated, for `high < divisor` and a divisor with its top bit set: schoolbook
/// division in base 2⁶⁴ (Knuth, The Art of Computer Programming, vol. 2, 4.3.1, algorithm D).
const fn divide(high: u128, low: u128, divisor: u128) -> u128 {
    const BASE: u128 = 1 << 64;
    let (first, remainder) = divide_step(high, low >> 64, divisor);
    let (second, _) = divide_step(remainder, low & (BASE - 1), divisor);
    first << 64 | second
}

/// One digit of [`divide`]: quotient and remainder of `(high · 2⁶⁴ + digit) / divisor`, for `high < divisor`.
const fn divide_step(high: u128, digit: u128, divisor: u128) -> (u128, u128) {
    const BASE: u128 = 1 << 64;
    let (top, bottom) = (divisor >> 64, divisor & (BASE - 1));
    let mut quotient = high / top;
    let mut rest = high % top;
    // With a normalised divisor the estimate is at most two too large.
    while quotient >= BASE || quotient * bottom > (rest << 64 | digit) {
        quotient -= 1;
        rest += top;
        if rest >= BASE {
            break;
        }
    }
    let remainder = (high << 64 | digit).wrapping_sub(quotient.wrapping_mul(divisor));
    (quotient, remainder)
}
