//! Special functions that MPFR has, or nearly.

use rug::{Float, Integer, float::Round};

use super::{Enclosure, larger};

/// Enough bits for the exponent of any float: what a power loses when its logarithm is that large.
const EXPONENT_BITS: u32 = 64;

/// Powers and the circular and hyperbolic functions.
impl Enclosure {
    /// `x^y = exp(y ln x)` for a base that is not negative, with `0⁰ = 1`.
    ///
    /// # Panics
    ///
    /// If the whole base is negative. One that only reaches below zero stands for a number that does not.
    #[must_use]
    pub fn pow(&self, exponent: &Self) -> Self {
        assert!(self.hi >= 0, "power of a negative number: {self}");
        let precision = self.common_precision(exponent);
        // The relative error of the power is the absolute one of its logarithm.
        let base = self.with_precision(precision + EXPONENT_BITS);
        (exponent * base.ln()).exp().with_precision(precision)
    }

    /// The sine, of an angle in radians of any size.
    #[must_use]
    pub fn sin(&self) -> Self {
        self.wave(Float::sin_round, 1)
    }

    /// The cosine, of an angle in radians of any size.
    #[must_use]
    pub fn cos(&self) -> Self {
        self.wave(Float::cos_round, 0)
    }

    /// A function between −1 and 1 whose extrema are at `kπ + shift · π/2`, maxima at the even `k`.
    fn wave(&self, function: impl Fn(&mut Float, Round) -> std::cmp::Ordering, shift: i64) -> Self {
        let precision = self.precision();
        let whole = Self { lo: Float::with_val(precision, -1), hi: Float::with_val(precision, 1) };
        if !self.lo.is_finite() || !self.hi.is_finite() || self.width() >= 7 {
            return whole;
        }
        if self.is_point() {
            return self.at_point(function);
        }
        let (left, right) = (Self::point(self.lo.clone()), Self::point(self.hi.clone()));
        let ends = left.at_point(&function).hull(&right.at_point(&function));
        let (first, last) = self.extrema(shift);
        let count = Integer::from(&last - &first) + 1_u32;
        let (maximum, minimum) =
            if count <= 0 { (false, false) } else { (count >= 2 || first.is_even(), count >= 2 || first.is_odd()) };
        Self { lo: if minimum { whole.lo } else { ends.lo }, hi: if maximum { whole.hi } else { ends.hi } }
    }

    /// The first and the last `k` for which `kπ + shift · π/2` may be in the interval, which is finite.
    fn extrema(&self, shift: i64) -> (Integer, Integer) {
        // Bits enough for π that the whole part of the quotient and as many of its fraction are right.
        let exponent = larger(&self.lo.clone().abs(), &self.hi.clone().abs()).get_exp().unwrap_or(0);
        let precision = self.precision() + exponent.max(0).unsigned_abs() + 8;
        let half_turns =
            self.with_precision(precision) / Self::pi(precision) - Self::from_integer(shift, precision).half();
        let rounded = |end: &Float, round| end.to_integer_round(round).expect("finite").0;
        (rounded(&half_turns.lo, Round::Up), rounded(&half_turns.hi, Round::Down))
    }

    /// The arc tangent, between `−π/2` and `π/2`.
    #[must_use]
    pub fn atan(&self) -> Self {
        self.increasing(Float::atan_round)
    }

    /// The hyperbolic tangent.
    #[must_use]
    pub fn tanh(&self) -> Self {
        self.increasing(Float::tanh_round)
    }

    /// The inverse hyperbolic tangent, for numbers between −1 and 1, where it is infinite.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is below −1 or above 1. One that only reaches beyond gets an infinite end.
    #[must_use]
    pub fn atanh(&self) -> Self {
        assert!(self.hi >= -1 && self.lo <= 1, "inverse hyperbolic tangent outside its domain: {self}");
        let mut value = self.increasing(Float::atanh_round);
        if self.lo <= -1 {
            value.lo = Float::with_val(self.precision(), f64::NEG_INFINITY);
        }
        if self.hi >= 1 {
            value.hi = Float::with_val(self.precision(), f64::INFINITY);
        }
        value
    }
}

/// Integrals: of the Gaussian, of the exponential, of elliptic kind.
impl Enclosure {
    /// The error function `2/√π ∫ exp(−t²) dt` from zero to `x`.
    #[must_use]
    pub fn erf(&self) -> Self {
        self.increasing(Float::erf_round)
    }

    /// The complementary error function `1 − erf x`, without cancellation for large `x`.
    #[must_use]
    pub fn erfc(&self) -> Self {
        self.decreasing(Float::erfc_round)
    }

    /// The exponential integral `E₁(x) = ∫ exp(−t)/t dt` from `x` to infinity, for positive `x`; `+∞` at
    /// zero.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative. One that only reaches below zero stands for a number that
    /// does not, and its upper end becomes `+∞`.
    #[must_use]
    pub fn exp_integral_e1(&self) -> Self {
        assert!(self.hi >= 0, "exponential integral of a negative number: {self}");
        // E₁(x) = −Ei(−x), and Ei decreases on the negative numbers.
        let mut value = -(-self).decreasing(Float::eint_round);
        if self.lo <= 0 {
            value.hi = Float::with_val(self.precision(), f64::INFINITY);
        }
        if self.hi.is_zero() {
            value.lo = value.hi.clone();
        }
        value
    }

    /// `eˣ E₁(x)`, for positive `x`, also where neither factor is a float: there by the asymptotic series `Σ (−1)ᵏ k!/xᵏ⁺¹`, whose
    /// partial sums are above and below the function in turn.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative.
    #[must_use]
    pub fn exp_integral_e1_scaled(&self) -> Self {
        let precision = self.precision();
        // The terms decrease up to the x-th, which is about e^(−x).
        if self.lo <= precision {
            return self.exp() * &self.exp_integral_e1();
        }
        let least = Float::with_val(precision, 1) >> precision;
        let (mut term, mut sum) = (Self::from_integer(1, precision), Self::from_integer(1, precision));
        for k in 1.. {
            term = -term.scale(k) / self;
            let next = &sum + &term;
            let bounds = sum.hull(&next);
            if term.abs().hi < least {
                return bounds / self;
            }
            sum = next;
        }
        unreachable!("the terms become negligible")
    }

    /// The arithmetic–geometric mean of two numbers that are not negative.
    ///
    /// # Panics
    ///
    /// If either whole enclosure is negative. One that only reaches below zero stands for a number that
    /// does not.
    #[must_use]
    pub fn agm(&self, other: &Self) -> Self {
        assert!(self.hi >= 0 && other.hi >= 0, "mean of negative numbers: {self}, {other}");
        let precision = self.common_precision(other);
        let mean = |a: &Float, b: &Float, round| {
            // A mean of zero and infinity is either, or anything between.
            if *a <= 0 || *b <= 0 {
                let infinite = round == Round::Up && (a.is_infinite() || b.is_infinite());
                return Float::with_val(precision, if infinite { f64::INFINITY } else { 0.0 });
            }
            Float::with_val_round(precision, a.agm_ref(b), round).0
        };
        Self { lo: mean(&self.lo, &other.lo, Round::Down), hi: mean(&self.hi, &other.hi, Round::Up) }
    }

    /// The complete elliptic integral of the first kind, `K = ∫ dθ / √(1 − m sin²θ)` from zero to `π/2`,
    /// of the *complementary* parameter `m₁ = 1 − m >= 0`, in which it has its digits also for `m`
    /// near one; `+∞` at `m₁ = 0`.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative. One that only reaches below zero stands for a number that
    /// does not, and its upper end becomes `+∞`.
    #[must_use]
    pub fn elliptic_k(&self) -> Self {
        let precision = self.precision();
        if self.is_zero() {
            return Self::infinity(precision);
        }
        let mean = Self::from_integer(1, precision).agm(&self.sqrt());
        (Self::pi(precision) / mean).half()
    }
}
