//! Logarithm and exponential, in the forms that do not cancel.

use super::Wide;
use super::arithmetic::mul_high;
use super::constants::{ATANH, EXP, LN_2};

/// A ratio x/y, reduced: `x/y = 2^k (1 + s)/(1 − s)` with |s| ≤ (√2 − 1)/(√2 + 1).
struct Reduced {
    /// The power of two.
    k: i64,
    /// `2⁻ᵏ x − y`.
    difference: Wide,
    /// `difference / (2⁻ᵏ x + y)`.
    s: Wide,
}

impl Reduced {
    /// Both numbers must be positive.
    fn new(x: Wide, y: Wide) -> Self {
        // The significands' ratio is in (1/2, 2); one more halving or doubling brings it within √2 of one. Where
        // exactly is of no consequence, so 64 bits decide.
        let (above, below) = ((x.significand >> 64) as f64, (y.significand >> 64) as f64);
        let adjust =
            i64::from(above > below * std::f64::consts::SQRT_2) - i64::from(below > above * std::f64::consts::SQRT_2);
        let k = x.exponent - y.exponent + adjust;
        let x = x.scale(-k);
        let difference = x - y;
        Self { k, difference, s: difference / (x + y) }
    }
}

/// `d s + 2 x (atanh s − s)` for |s| ≤ (√2 − 1)/(√2 + 1): the deviance term of x and y, where d = x − y and s = d/(x + y).
fn near_deviance(x: Wide, d: Wide, s: Wide) -> Wide {
    d * s + x * twice_atanh_excess(s)
}

/// `2 (atanh s − s)` for |s| ≤ (√2 − 1)/(√2 + 1), as `2 s³ Σ s^(2k) / (2k + 3)`.
fn twice_atanh_excess(s: Wide) -> Wide {
    let square = s.square();
    let sum = horner(&ATANH, square.to_fixed(), |coefficient, product| coefficient + product);
    (s * square * Wide::from_fixed(sum)).double()
}

/// `(eˣ − 1 − x)/x²` for |x| < 1: between e⁻¹ and e − 2.
fn exp_series(x: Wide) -> Wide {
    let magnitude = x.abs().to_fixed();
    // For a negative x each partial sum is a coefficient less something smaller, so nothing drops below zero.
    Wide::from_fixed(if x.is_negative() {
        horner(&EXP, magnitude, |coefficient, product| coefficient - product)
    } else {
        horner(&EXP, magnitude, |coefficient, product| coefficient + product)
    })
}

/// `Σ cₖ zᵏ` by Horner's rule, in units of 2⁻¹²⁸, to a few of them.
///
/// With z < 2^−zeros, terms from index 125/zeros + 1 on are below 2⁻¹²⁵ of the first, and left out. From index 64/zeros + 1 on they
/// are multiplied by less than 2⁻⁶⁴, so that 64 bits of them do.
pub(super) fn horner(coefficients: &[u128], z: u128, combine: impl Fn(u128, u128) -> u128) -> u128 {
    let zeros = z.leading_zeros().max(1) as usize;
    let terms = (125 / zeros + 1).min(coefficients.len());
    let split = (64 / zeros + 1).min(terms);
    let z_high = z >> 64;
    let tail =
        coefficients[split..terms].iter().rfold(0, |sum, coefficient| combine(coefficient >> 64, (sum * z_high) >> 64));
    coefficients[..split].iter().rfold(tail << 64, |sum, &coefficient| combine(coefficient, mul_high(sum, z)))
}

/// ln 2 and its multiples.
fn ln_2_times(k: i64) -> Wide {
    Wide::from_integer(k) * Wide::new(false, LN_2, -128)
}

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::ln_ratio`], [`Wide::ln_1p`] and [`Wide::kl_div`].
    ///
    /// s carries the errors of a difference, a sum and a quotient (3 · 2⁻¹²⁶), the series twice that times s²/3, and
    /// the last sums 2⁻¹²⁶ each. Where a multiple of ln 2 joins, it exceeds the rest by a factor of two at least, so
    /// the result is no less than half of it; in the deviance x ln(x/y) − (x − y) the result is no less than a
    /// seventh of its largest term. Below 16 · 2⁻¹²⁶ in every case.
    pub const LN_EPSILON_LOG2: i32 = -122;

    /// log₂ of the bound on the error of [`Wide::exp`] and its kin, relative to `(1 + |x|) eˣ`.
    ///
    /// The argument's reduction errs by |x| 2⁻¹²⁶ for the multiple of ln 2 and its product, the series by less than 2⁻¹²⁵.
    pub const EXP_EPSILON_LOG2: i32 = -123;

    /// ln(x/y) for positive x and y, to a relative error below 2⁻¹²², also for x ≈ y.
    ///
    /// Method: `ln(x/y) = k ln 2 + 2 atanh s`, where s = (x′ − y)/(x′ + y) and x′ = 2⁻ᵏ x; the series of atanh has its
    /// leading term apart, so that it is never rounded to 2⁻¹²⁸ of one.
    #[must_use]
    pub fn ln_ratio(x: Self, y: Self) -> Self {
        debug_assert!(x > Self::ZERO && y > Self::ZERO);
        let reduced = Reduced::new(x, y);
        ln_2_times(reduced.k) + (reduced.s.double() + twice_atanh_excess(reduced.s))
    }

    /// [`Wide::ln_ratio`], where d = x − y is known better than by subtraction: then the error is relative to the result, however
    /// small d is.
    #[must_use]
    pub fn ln_ratio_by_difference(x: Self, y: Self, d: Self) -> Self {
        debug_assert!(x > Self::ZERO && y > Self::ZERO);
        let s = d / (x + y);
        // |s| ≤ 1/8, within the range of the series.
        if s.abs() <= Self::ONE.scale(-3) { s.double() + twice_atanh_excess(s) } else { Self::ln_ratio(x, y) }
    }

    /// ln x for a positive x: [`Wide::ln_ratio`] to one.
    #[must_use]
    pub fn ln(self) -> Self {
        Self::ln_ratio(self, Self::ONE)
    }

    /// ln(1 + x) for x > −1, to a relative error below 2⁻¹²² of the result for x ≥ −3/4.
    #[must_use]
    pub fn ln_1p(self) -> Self {
        // |x| ≤ 1/4 gives |s| ≤ 1/7, within the range of the series.
        if self.exponent < -129 {
            let s = self / (Self::from_integer(2) + self);
            s.double() + twice_atanh_excess(s)
        } else {
            (Self::ONE + self).ln()
        }
    }

    /// u − ln(1 + u) ≥ 0 for u > −1, to a relative error below 2⁻¹²², also for u ≈ 0: the deviance of one and 1 + u.
    #[must_use]
    pub fn ln_1p_deficit(self) -> Self {
        Self::kl_div_by_difference(Self::ONE, Self::ONE + self, -self)
    }

    /// The deviance term x ln(x/y) − x + y for positive x and y, to a relative error below 2⁻¹²², also for x ≈ y.
    ///
    /// Method: with d = x − y and s = d/(x + y), `x ln(x/y) − d = d s + 2 x (atanh s − s)`. The first term is
    /// d²/(x + y), the second has the sign of s and at most a sixteenth of its size, so nothing cancels. When the ratio is
    /// beyond √2 the definition is well conditioned.
    #[must_use]
    pub fn kl_div(x: Self, y: Self) -> Self {
        debug_assert!(x > Self::ZERO && y > Self::ZERO);
        let reduced = Reduced::new(x, y);
        if reduced.k == 0 {
            return near_deviance(x, reduced.difference, reduced.s);
        }
        let excess = x * twice_atanh_excess(reduced.s);
        x * (ln_2_times(reduced.k) + reduced.s.double()) + excess - (x - y)
    }

    /// [`Wide::kl_div`], where d = x − y is known better than by subtraction: then the error is relative to the result, however
    /// small d is.
    #[must_use]
    pub fn kl_div_by_difference(x: Self, y: Self, d: Self) -> Self {
        debug_assert!(x > Self::ZERO && y > Self::ZERO);
        let s = d / (x + y);
        // |s| ≤ 1/8, within the range of the series.
        if s.abs() <= Self::ONE.scale(-3) { near_deviance(x, d, s) } else { Self::kl_div(x, y) }
    }

    /// eˣ, to an error below `(1 + |x|) 2⁻¹²³` of it. Beyond |x| = 2⁴⁰ the result is 2^(±2⁴¹), which stands for
    /// infinity and zero: both are far outside the range of `f64`, and no sum of terms brings them back.
    #[must_use]
    pub fn exp(self) -> Self {
        if self.is_below_one() {
            return Self::ONE + self.exp_m1();
        }
        if self.exponent + 127 >= 40 {
            return Self::ONE.scale(if self.negative { -(1 << 41) } else { 1 << 41 });
        }
        let k = (self.to_f64() * std::f64::consts::LOG2_E + if self.negative { -0.5 } else { 0.5 }) as i64;
        (Self::ONE + (self - ln_2_times(k)).exp_m1()).scale(k)
    }

    /// eˣ − 1: relative to the result within 2⁻¹²² for |x| < 1, as [`Wide::exp`] elsewhere.
    #[must_use]
    pub fn exp_m1(self) -> Self {
        if self.is_below_one() { self + self.square() * exp_series(self) } else { self.exp() - Self::ONE }
    }

    /// eˣ − 1 − x, never negative: relative to the result within 2⁻¹²² for |x| < 1, as [`Wide::exp`] elsewhere.
    #[must_use]
    pub fn exp_excess(self) -> Self {
        if self.is_below_one() { self.square() * exp_series(self) } else { self.exp() - Self::ONE - self }
    }

    /// (e^(cx) − 1)/c, which is x at c = 0.
    #[must_use]
    pub fn exp_m1_over(c: Self, x: Self) -> Self {
        let product = c * x;
        if product.is_below_one() { x + Self::exp_excess_over(c, x) } else { product.exp_m1() / c }
    }

    /// (e^(cx) − 1 − cx)/c, which is zero at c = 0.
    #[must_use]
    pub fn exp_excess_over(c: Self, x: Self) -> Self {
        let product = c * x;
        if product.is_below_one() { product * x * exp_series(product) } else { product.exp_excess() / c }
    }
}
