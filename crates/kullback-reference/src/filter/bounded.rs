//! A double-double with a bound on its error, and the arithmetic that carries the bound along.
//!
//! Each operation is one of the classical double-double algorithms. Its own rounding error is bounded by a
//! proven constant and added to what the operands' bounds become, so no formula needs an error analysis
//! of its own. The constants, in units of `u² = 2⁻¹⁰⁶` of the result, are those of Joldes, Muller and
//! Popescu, "Tight and rigorous error bounds for basic building blocks of double-word arithmetic" (ACM
//! TOMS 44, 2017), and for the square root of Lefèvre, Louvet, Muller, Picot and Rideau, "Accurate calculation of
//! Euclidean norms using double-word arithmetic" (ACM TOMS 49, 2023).

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::double::{ROUNDOFF, fast_two_sum, two_product, two_sum};

/// The relative error of a product: proven to be at most `7u²`, here `16u²`.
const PRODUCT: f64 = 16.0 * ROUNDOFF * ROUNDOFF;

/// The relative error of a quotient: proven to be at most `15u² + 56u³`, here `32u²`.
const QUOTIENT: f64 = 32.0 * ROUNDOFF * ROUNDOFF;

/// The relative error of a square root: proven to be at most `25/8 u²`, here `16u²`.
const ROOT: f64 = 16.0 * ROUNDOFF * ROUNDOFF;

/// The absolute error of an operation whose parts underflow: `2⁻¹⁰⁷⁰`. A product has a two-part product that
/// is then off by `7/2 · 2⁻¹⁰⁷⁴`, and rounds two more products and at most four terms of its bound, by
/// half of `2⁻¹⁰⁷⁴` each; the others have less.
pub(super) const UNDERFLOW: f64 = 16.0 * SMALLEST;

/// The smallest positive `f64`, `2⁻¹⁰⁷⁴`.
const SMALLEST: f64 = f64::from_bits(1);

/// What a bound is multiplied by to cover the roundings in its own computation: they are fewer than 32, each of `2⁻⁵³`,
/// and all its terms are positive. It also covers `|high + low| ≤ (1 + 2⁻⁵³) |high|`.
const INFLATION: f64 = 1.0 + 32.0 * f64::EPSILON;

/// A real number `x` known to a bound: `|x − (high + low)| ≤ error`.
///
/// The sum `high + low` is not rounded: `high` is the nearest `f64` of it. An arithmetic operation on two bounded numbers is a bounded
/// number: whatever real numbers the operands stand for, the result's bound holds the result on them.
/// Where an operation cannot bound its result (a quotient by what may be zero, an overflow), the bound is
/// infinite or NaN, and stays so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounded {
    pub(super) high: f64,
    pub(super) low: f64,
    pub(super) error: f64,
}

/// Constructors and accessors.
impl Bounded {
    pub(super) const ZERO: Self = Self::exact(0.0);
    pub(super) const UNKNOWN: Self = Self { high: 0.0, low: 0.0, error: f64::INFINITY };

    /// The number that `x` stores.
    pub const fn exact(x: f64) -> Self {
        Self { high: x, low: 0.0, error: 0.0 }
    }

    /// `a + b`, exactly.
    #[inline]
    pub(super) fn sum(a: f64, b: f64) -> Self {
        let (high, low) = two_sum(a, b);
        Self { high, low, error: 0.0 }
    }

    /// `a − b`, exactly.
    #[inline]
    pub(super) fn difference(a: f64, b: f64) -> Self {
        Self::sum(a, -b)
    }

    /// `a · b`, exactly unless it underflows.
    #[inline]
    pub(super) fn product(a: f64, b: f64) -> Self {
        let (high, low) = two_product(a, b);
        Self { high, low, error: UNDERFLOW }
    }

    /// The larger part of the approximation, and the nearest `f64` to it.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// The smaller part of the approximation.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// How far the number may be from the approximation.
    pub fn error(&self) -> f64 {
        self.error
    }

    /// The number, if the bound says anything at all.
    #[inline]
    pub(super) fn known(self) -> Option<Self> {
        (self.high.is_finite() && self.low.is_finite() && self.error.is_finite()).then_some(self)
    }

    /// The same approximation with a larger bound.
    #[inline]
    pub(super) fn widened(self, error: f64) -> Self {
        Self { error: (self.error + error) * INFLATION, ..self }
    }

    /// The number times a power of two: exact, unless it underflows.
    #[inline]
    pub(super) fn scaled(self, power: f64) -> Self {
        let (high, low, error) = (self.high * power, self.low * power, self.error * power);
        let back = 1.0 / power;
        let is_exact = high * back == self.high && low * back == self.low && error * back == self.error;
        Self { high, low, error: if is_exact { error } else { error + UNDERFLOW } }
    }

    /// Twice the number.
    #[inline]
    pub(super) fn doubled(self) -> Self {
        Self { high: 2.0 * self.high, low: 2.0 * self.low, error: 2.0 * self.error }
    }

    /// Half the number.
    #[inline]
    pub(super) fn half(self) -> Self {
        self.scaled(0.5)
    }

    /// The square root of a number that is not negative.
    #[inline]
    pub(super) fn sqrt(self) -> Self {
        if self.high == 0.0 {
            // A number between 0 and the bound: its root is, too.
            return Self { error: self.error.sqrt() * INFLATION, ..Self::ZERO };
        }
        let root = self.high.sqrt();
        let (square, rest) = two_product(root, root);
        let residual = ((self.high - square) - rest) + self.low;
        let (high, low) = fast_two_sum(root, residual / (2.0 * root));
        // |√x − √y| ≤ |x − y| / √y, for any x that is not negative.
        let error = high * ROOT + (self.error + UNDERFLOW) / high;
        Self { high, low, error: error * INFLATION }
    }
}

impl Neg for Bounded {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low, error: self.error }
    }
}

impl Add for Bounded {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        let (high, rest) = two_sum(self.high, other.high);
        // Only these two additions round, and sums do not underflow.
        let lows = self.low + other.low;
        let low = rest + lows;
        let error = self.error + other.error + ROUNDOFF * (lows.abs() + low.abs());
        let (high, low) = two_sum(high, low);
        Self { high, low, error: error * INFLATION }
    }
}

impl Sub for Bounded {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

/// `DWTimesDW1` of the paper.
impl Mul for Bounded {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        let (high, rest) = two_product(self.high, other.high);
        let (high, low) = fast_two_sum(high, rest + (self.high * other.low + self.low * other.high));
        let inherited = self.error * other.high.abs() + (self.high.abs() + self.error) * other.error;
        Self { high, low, error: (inherited + high.abs() * PRODUCT + UNDERFLOW) * INFLATION }
    }
}

/// `DWTimesFP2` of the paper.
impl Mul<f64> for Bounded {
    type Output = Self;

    #[inline]
    fn mul(self, factor: f64) -> Self {
        let (high, rest) = two_product(self.high, factor);
        let (high, low) = fast_two_sum(high, rest + self.low * factor);
        Self { high, low, error: (self.error * factor.abs() + high.abs() * PRODUCT + UNDERFLOW) * INFLATION }
    }
}

/// `DWDivDW2` of the paper, but with `DWTimesFP2` for the product in it, whose proven error is larger by `3/2 u²`.
impl Div for Bounded {
    type Output = Self;

    #[inline]
    fn div(self, divisor: Self) -> Self {
        let quotient = self.high / divisor.high;
        let (product, rest) = two_product(quotient, divisor.high);
        let (product, rest) = fast_two_sum(product, rest + divisor.low * quotient);
        let residual = (self.high - product) + (self.low - rest);
        let (high, low) = fast_two_sum(quotient, residual / divisor.high);
        let least = divisor.high.abs() / INFLATION - divisor.error;
        if least.is_nan() || least <= 0.0 {
            return Self::UNKNOWN;
        }
        // |x/y − a/b| ≤ (|x − a| + |a/b| |y − b|) / |y|; what underflows is divided, too.
        let inherited = (self.error + high.abs() * divisor.error + UNDERFLOW) / least;
        Self { high, low, error: (inherited + high.abs() * QUOTIENT + UNDERFLOW) * INFLATION }
    }
}
