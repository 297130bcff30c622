//! Elementary functions, rounded outward.
//!
//! All but the even powers are increasing, so an enclosure of the function is the function of the ends.
//! Evaluating a logarithm or an exponential is where the time of this crate goes, so neither end is
//! evaluated without need: at a point the two directed roundings come from one evaluation, and across
//! a narrow interval (the usual case: an input rounded once) the upper end follows from the lower by
//! a bound on the derivative.

use std::cmp::Ordering;

use rug::{
    Float,
    float::Round,
    ops::{AddAssignRound, DivAssignRound, MulAssignRound, Pow},
};

use super::Enclosure;

impl Enclosure {
    /// The natural logarithm; `ln 0 = −∞`.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative. One that only reaches below zero stands for a number that
    /// does not, and its lower end becomes `−∞`.
    #[must_use]
    pub fn ln(&self) -> Self {
        assert!(self.hi >= 0, "logarithm of a negative number: {self}");
        if self.is_point() {
            return self.at_point(Float::ln_round);
        }
        if self.lo > 0 && self.hi.is_finite() {
            // ln hi = ln lo + ln(1 + (hi − lo)/lo) <= ln lo + (hi − lo)/lo
            let mut gap = self.width();
            gap.div_assign_round(&self.lo, Round::Up);
            if is_narrow(&gap) {
                let mut value = Self::function_of(&self.lo, Float::ln_round);
                value.hi.add_assign_round(&gap, Round::Up);
                return value;
            }
        }
        let mut value = self.at_ends(Float::ln_round);
        if self.lo <= 0 {
            value.lo = Float::with_val(self.precision(), f64::NEG_INFINITY);
        }
        value
    }

    /// The exponential.
    #[must_use]
    pub fn exp(&self) -> Self {
        if self.is_point() {
            return self.at_point(Float::exp_round);
        }
        if self.lo.is_finite() && self.hi.is_finite() {
            // exp hi = exp lo · exp gap <= exp lo · (1 + gap + gap²), for gap <= 1
            let mut gap = self.width();
            if is_narrow(&gap) {
                let square = Float::with_val_round(gap.prec(), gap.square_ref(), Round::Up).0;
                gap.add_assign_round(&square, Round::Up);
                let mut value = Self::function_of(&self.lo, Float::exp_round);
                gap.mul_assign_round(&value.hi, Round::Up);
                value.hi.add_assign_round(&gap, Round::Up);
                return value;
            }
        }
        self.at_ends(Float::exp_round)
    }

    /// `exp x − 1`, without cancellation near zero.
    #[must_use]
    pub fn exp_m1(&self) -> Self {
        self.increasing(Float::exp_m1_round)
    }

    /// `ln(1 + x)`, without cancellation near zero; `−∞` at `x = −1`.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is below `−1`. One that only reaches below it gets the lower end `−∞`.
    #[must_use]
    pub fn ln_1p(&self) -> Self {
        assert!(self.hi >= -1, "logarithm of one plus a number below minus one: {self}");
        let mut value = self.increasing(Float::ln_1p_round);
        if self.lo <= -1 {
            value.lo = Float::with_val(self.precision(), f64::NEG_INFINITY);
        }
        value
    }

    /// The square root.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative. One that only reaches below zero stands for a number that
    /// does not, and its lower end becomes zero.
    #[must_use]
    pub fn sqrt(&self) -> Self {
        assert!(self.hi >= 0, "square root of a negative number: {self}");
        let mut value = self.increasing(Float::sqrt_round);
        if self.lo <= 0 {
            value.lo = Float::new(self.precision());
        }
        value
    }

    /// The square.
    #[must_use]
    pub fn square(&self) -> Self {
        self.abs().increasing(Float::square_round)
    }

    /// An integer power, with `x⁰ = 1`.
    #[must_use]
    pub fn powi(&self, exponent: i32) -> Self {
        if exponent < 0 {
            return self.powi_unsigned(exponent.unsigned_abs()).recip();
        }
        self.powi_unsigned(exponent.unsigned_abs())
    }

    fn powi_unsigned(&self, exponent: u32) -> Self {
        let base = if exponent.is_multiple_of(2) { self.abs() } else { self.clone() };
        base.increasing(|x, round| {
            let (power, rounding) = Float::with_val_round(x.prec(), (&*x).pow(exponent), round);
            *x = power;
            rounding
        })
    }

    /// An increasing function that MPFR rounds correctly, over the interval.
    ///
    /// May leave NaN at an end outside the function's domain, for the caller to replace.
    pub(super) fn increasing(&self, function: impl Fn(&mut Float, Round) -> Ordering) -> Self {
        if self.is_point() { self.at_point(function) } else { self.at_ends(function) }
    }

    /// A decreasing function that MPFR rounds correctly, over the interval; as for
    /// [`increasing`](Self::increasing), NaN is for the caller to replace.
    pub(super) fn decreasing(&self, function: impl Fn(&mut Float, Round) -> Ordering) -> Self {
        if self.is_point() {
            return self.at_point(function);
        }
        let mut value = Self { lo: self.hi.clone(), hi: self.lo.clone() };
        function(&mut value.lo, Round::Down);
        function(&mut value.hi, Round::Up);
        value
    }

    pub(super) fn at_point(&self, function: impl Fn(&mut Float, Round) -> Ordering) -> Self {
        Self::function_of(&self.lo, function)
    }

    /// May leave NaN at a lower end outside the function's domain, for the caller to replace.
    fn at_ends(&self, function: impl Fn(&mut Float, Round) -> Ordering) -> Self {
        let mut value = self.clone();
        function(&mut value.lo, Round::Down);
        function(&mut value.hi, Round::Up);
        value
    }

    fn function_of(x: &Float, function: impl Fn(&mut Float, Round) -> Ordering) -> Self {
        let mut lo = x.clone();
        let rounding = function(&mut lo, Round::Down);
        Self::above(lo, rounding)
    }

    /// `hi − lo`, rounded up; for finite ends.
    pub(super) fn width(&self) -> Float {
        Float::with_val_round(self.precision(), &self.hi - &self.lo, Round::Up).0
    }
}

/// Narrow enough that a bound on the derivative costs nothing: its slack is the square of the gap.
fn is_narrow(gap: &Float) -> bool {
    *gap < 1e-9
}
