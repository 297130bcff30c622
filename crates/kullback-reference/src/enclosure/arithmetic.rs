//! Addition, subtraction, multiplication and division, rounded outward.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use rug::{Float, float::Round, ops::AddAssignRound};

use super::{Enclosure, larger, smaller};

impl Add for &Enclosure {
    type Output = Enclosure;

    fn add(self, other: Self) -> Enclosure {
        let precision = self.common_precision(other);
        let (lo, _) = Float::with_val_round(precision, &self.lo + &other.lo, Round::Down);
        let (hi, _) = Float::with_val_round(precision, &self.hi + &other.hi, Round::Up);
        unknown_ends_to_infinity(lo, hi)
    }
}

impl Sub for &Enclosure {
    type Output = Enclosure;

    fn sub(self, other: Self) -> Enclosure {
        let precision = self.common_precision(other);
        let (lo, _) = Float::with_val_round(precision, &self.lo - &other.hi, Round::Down);
        let (hi, _) = Float::with_val_round(precision, &self.hi - &other.lo, Round::Up);
        unknown_ends_to_infinity(lo, hi)
    }
}

/// Accumulates in place, at the precision of the left-hand side.
impl AddAssign<&Enclosure> for Enclosure {
    fn add_assign(&mut self, other: &Self) {
        self.lo.add_assign_round(&other.lo, Round::Down);
        self.hi.add_assign_round(&other.hi, Round::Up);
        if self.lo.is_nan() || self.hi.is_nan() {
            let ends = std::mem::replace(self, Enclosure::zero(1));
            *self = unknown_ends_to_infinity(ends.lo, ends.hi);
        }
    }
}

/// An end that came out as `∞ − ∞` is not known, so it moves outward to infinity.
fn unknown_ends_to_infinity(mut lo: Float, mut hi: Float) -> Enclosure {
    if lo.is_nan() {
        lo = Float::with_val(lo.prec(), f64::NEG_INFINITY);
    }
    if hi.is_nan() {
        hi = Float::with_val(hi.prec(), f64::INFINITY);
    }
    Enclosure { lo, hi }
}

impl Mul for &Enclosure {
    type Output = Enclosure;

    fn mul(self, other: Self) -> Enclosure {
        let precision = self.common_precision(other);
        if self.lo >= 0 {
            times_non_negative(self, other, precision)
        } else if other.lo >= 0 {
            times_non_negative(other, self, precision)
        } else if self.hi <= 0 {
            -times_non_negative(&-self, other, precision)
        } else if other.hi <= 0 {
            -times_non_negative(&-other, self, precision)
        } else {
            // Both straddle zero: either mixed product may be the least, either like product the
            // greatest.
            let down = |a, b| product(a, b, precision, Round::Down);
            let up = |a, b| product(a, b, precision, Round::Up);
            Enclosure {
                lo: down(&self.lo, &other.hi).min(&down(&self.hi, &other.lo)),
                hi: up(&self.lo, &other.lo).max(&up(&self.hi, &other.hi)),
            }
        }
    }
}

/// `a · b` for `a >= 0`. A negative end of `b` is stretched most by the upper end of `a`, and a
/// positive one least by the lower.
fn times_non_negative(a: &Enclosure, b: &Enclosure, precision: u32) -> Enclosure {
    let under = if b.lo >= 0 { &a.lo } else { &a.hi };
    let over = if b.hi >= 0 { &a.hi } else { &a.lo };
    Enclosure { lo: product(under, &b.lo, precision, Round::Down), hi: product(over, &b.hi, precision, Round::Up) }
}

/// One end of a product, with `0 · ∞ = 0`.
///
/// That is right for a mere bound too: where a bound of zero meets an infinite one, some other pair
/// of ends supplies the infinity.
fn product(a: &Float, b: &Float, precision: u32, round: Round) -> Float {
    if a.is_zero() || b.is_zero() {
        return Float::new(precision);
    }
    Float::with_val_round(precision, a * b, round).0
}

impl Div for &Enclosure {
    type Output = Enclosure;

    fn div(self, other: Self) -> Enclosure {
        let precision = self.common_precision(other);
        if other.lo >= 0 && !other.is_zero() {
            over_non_negative(self, other, precision)
        } else if other.hi <= 0 && !other.is_zero() {
            -over_non_negative(self, &-other, precision)
        } else if self.is_zero() && !other.is_zero() {
            Enclosure::zero(precision)
        } else {
            Enclosure::unknown(precision)
        }
    }
}

/// `a / b` for `b >= 0` that is not exactly zero.
fn over_non_negative(a: &Enclosure, b: &Enclosure, precision: u32) -> Enclosure {
    if a.is_point() && b.is_point() && a.lo.is_finite() {
        return Enclosure::assigned(precision, &a.lo / &b.lo);
    }
    let under = if a.lo >= 0 { &b.hi } else { &b.lo };
    let over = if a.hi >= 0 { &b.lo } else { &b.hi };
    Enclosure { lo: quotient(&a.lo, under, precision, Round::Down), hi: quotient(&a.hi, over, precision, Round::Up) }
}

/// One end of a quotient by a number `b >= 0`; zero by zero and infinity by infinity are settled by
/// which side is asked for.
fn quotient(a: &Float, b: &Float, precision: u32, round: Round) -> Float {
    if a.is_zero() {
        return Float::new(precision);
    }
    if b.is_zero() {
        // The divisor reaches zero from above, so the quotient reaches infinity with the sign of a.
        let sign = if *a > 0 { 1.0 } else { -1.0 };
        return Float::with_val(precision, sign * f64::INFINITY);
    }
    if a.is_infinite() && b.is_infinite() {
        // Anything between zero and a: outward is a if that is the side, otherwise zero.
        let outward = (*a > 0) == (round == Round::Up);
        return if outward { Float::with_val(precision, a) } else { Float::new(precision) };
    }
    Float::with_val_round(precision, a / b, round).0
}

impl Neg for &Enclosure {
    type Output = Enclosure;

    fn neg(self) -> Enclosure {
        self.clone().neg()
    }
}

impl Neg for Enclosure {
    type Output = Enclosure;

    fn neg(self) -> Enclosure {
        Enclosure { lo: -self.hi, hi: -self.lo }
    }
}

/// Lets each operator take its operands by value as well, in any mixture.
macro_rules! by_value {
    ($($operator:ident $method:ident)*) => {$(
        impl $operator<Enclosure> for Enclosure {
            type Output = Enclosure;

            fn $method(self, other: Enclosure) -> Enclosure {
                (&self).$method(&other)
            }
        }

        impl $operator<&Enclosure> for Enclosure {
            type Output = Enclosure;

            fn $method(self, other: &Enclosure) -> Enclosure {
                (&self).$method(other)
            }
        }

        impl $operator<Enclosure> for &Enclosure {
            type Output = Enclosure;

            fn $method(self, other: Enclosure) -> Enclosure {
                self.$method(&other)
            }
        }
    )*};
}

by_value! { Add add Sub sub Mul mul Div div }

/// Multiples, and the lattice operations.
impl Enclosure {
    /// The value times an integer.
    #[must_use]
    pub fn scale(&self, factor: i64) -> Self {
        self * Self::exact(&factor.into(), self.precision())
    }

    /// Half the value: exact, since only the exponent changes.
    #[must_use]
    pub fn half(&self) -> Self {
        let precision = self.precision();
        Self {
            lo: Float::with_val_round(precision, &self.lo >> 1_u32, Round::Down).0,
            hi: Float::with_val_round(precision, &self.hi >> 1_u32, Round::Up).0,
        }
    }

    /// One over the value; see the type's conventions where it may be zero.
    #[must_use]
    pub fn recip(&self) -> Self {
        Self::exact(&1.into(), self.precision()) / self
    }

    /// The absolute value.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.lo >= 0 {
            self.clone()
        } else if self.hi <= 0 {
            -self
        } else {
            Self { lo: Float::new(self.precision()), hi: Float::with_val(self.precision(), -&self.lo).max(&self.hi) }
        }
    }

    /// The smaller of two values.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        let precision = self.common_precision(other);
        Self {
            lo: Float::with_val(precision, smaller(&self.lo, &other.lo)),
            hi: Float::with_val(precision, smaller(&self.hi, &other.hi)),
        }
    }

    /// The larger of two values.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        let precision = self.common_precision(other);
        Self {
            lo: Float::with_val(precision, larger(&self.lo, &other.lo)),
            hi: Float::with_val(precision, larger(&self.hi, &other.hi)),
        }
    }
}
