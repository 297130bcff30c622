//! Sums that keep what their additions round away: in lanes that start from a bias, in lanes of two parts, and across the lanes.
//!
//! The lanes and the order of all additions are fixed, so a sum has the same bits on every instruction set that fuses, whatever the alignment of
//! the data and the number of threads.

use std::ops::{Add, Sub};

use super::enclosure::Enclosure;
use super::lanes::{LANES, Lanes};

/// k is carried as 2⁵² k, the integer that is added to a bit pattern.
pub(super) const BINADE: f64 = f64::from_bits((1023 + 52) << 52);

/// ε: half a unit in the last place of one.
pub(super) const EPSILON: f64 = f64::EPSILON / 2.0;

/// A running sum of eight lanes that starts from a bias. What its additions round away goes into `rest`.
///
/// As long as the sum stays above every |x| that is added to it, `x − ((sum + x) − sum)` is the rounding error, exactly (Dekker's
/// Fast2Sum).
#[derive(Clone, Copy)]
pub(super) struct Grid<L> {
    bias: f64,
    pub(super) sum: L,
    pub(super) rest: L,
}

impl<L: Lanes> Grid<L> {
    #[inline(always)]
    pub(super) fn new(bias: f64) -> Self {
        Self { bias, sum: L::splat(bias), rest: L::splat(0.0) }
    }

    /// Makes `next` the sum and returns by how much it grew, exactly.
    #[inline(always)]
    pub(super) fn advance(&mut self, next: L) -> L {
        let growth = next - self.sum;
        self.sum = next;
        growth
    }

    #[inline(always)]
    pub(super) fn add(&mut self, x: L) {
        let growth = self.advance(self.sum + x);
        self.rest = self.rest + (x - growth);
    }

    /// Adds x y, exactly.
    #[inline(always)]
    pub(super) fn add_product(&mut self, x: L, y: L) {
        let growth = self.advance(L::horner(x, y, self.sum));
        self.rest = self.rest + L::fused_sub(x, y, growth);
    }

    /// Adds x + y, of which y is small, and may be as small beside the sum.
    #[inline(always)]
    pub(super) fn add_parts(&mut self, x: L, y: L) {
        let growth = self.advance((self.sum + y) + x);
        self.rest = self.rest + ((x - growth) + y);
    }

    /// Adds x y + z, of which z is small.
    #[inline(always)]
    pub(super) fn add_product_and(&mut self, x: L, y: L, z: L) {
        let growth = self.advance(L::horner(x, y, self.sum + z));
        self.rest = self.rest + (L::fused_sub(x, y, growth) + z);
    }

    /// The sum without its bias, and the rest.
    #[inline(always)]
    pub(super) fn parts(self) -> (L, L) {
        (self.sum - L::splat(self.bias), self.rest)
    }
}

/// A sum of eight lanes as a high and a low part, for the totals of blocks.
#[derive(Clone, Copy)]
pub(super) struct Total<L> {
    pub(super) high: L,
    pub(super) low: L,
}

impl<L: Lanes> Total<L> {
    #[inline(always)]
    pub(super) fn zero() -> Self {
        Self { high: L::splat(0.0), low: L::splat(0.0) }
    }

    #[inline(always)]
    pub(super) fn add(&mut self, high: L, low: L) {
        let (sum, error) = two_sum(self.high, high);
        self.high = sum;
        self.low = self.low + (error + low);
    }

    /// The sum of the lanes.
    #[inline(always)]
    pub(super) fn across(self) -> (f64, f64) {
        across(self.high.store(), self.low.store())
    }

    /// This times a constant of two parts.
    #[inline(always)]
    pub(super) fn times(self, (high, low): (f64, f64)) -> Self {
        let (high, low) = (L::splat(high), L::splat(low));
        let product = self.high * high;
        let error = L::fused_sub(self.high, high, product);
        Self { high: product, low: L::horner(self.low, high, L::horner(self.high, low, error)) }
    }
}

/// Knuth's: the sum, and what its rounding lost, exactly.
#[inline(always)]
pub(super) fn two_sum<L: Copy + Add<Output = L> + Sub<Output = L>>(a: L, b: L) -> (L, L) {
    let sum = a + b;
    let shadow = sum - a;
    (sum, (a - (sum - shadow)) + (b - shadow))
}

/// ln 2 in two parts, over the 2⁵² in which binades are counted.
pub(super) const LN_2: (f64, f64) = (std::f64::consts::LN_2 / BINADE, 2.319_046_813_846_299_6e-17 / BINADE);

/// ⅔ in two parts.
pub(super) const TWO_THIRDS: (f64, f64) = (2.0 / 3.0, 2.0 / 3.0 * (f64::EPSILON / 4.0));

/// ⅙ in two parts.
pub(super) const ONE_SIXTH: (f64, f64) = (0.25 * TWO_THIRDS.0, 0.25 * TWO_THIRDS.1);

/// What a pass found out about a stretch of the vectors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    pub(super) value: Enclosure,
    /// Σp to within n ε.
    pub(super) p: f64,
    /// Σq to within n ε.
    pub(super) q: f64,
    /// Whether all entries are positive and normal.
    pub(super) regular: bool,
}

impl Tally {
    pub(super) const ZERO: Self =
        Self { value: Enclosure { high: 0.0, low: 0.0, radius: 0.0 }, p: 0.0, q: 0.0, regular: true };

    /// Of this and the next stretch.
    pub(super) fn and(self, next: Self) -> Self {
        let (high, low) = join((self.value.high, self.value.low), (next.value.high, next.value.low));
        // The low parts are added with three roundings.
        let radius = self.value.radius + next.value.radius + 4.0 * EPSILON * (low.abs() + EPSILON * high.abs());
        Self {
            value: Enclosure { high, low, radius },
            p: self.p + next.p,
            q: self.q + next.q,
            regular: self.regular && next.regular,
        }
    }
}

/// Adds eight lanes, as a tree.
#[inline(always)]
pub(super) fn sum(x: [f64; LANES]) -> f64 {
    let four: [f64; 4] = std::array::from_fn(|i| x[i] + x[i + 4]);
    let two: [f64; 2] = std::array::from_fn(|i| four[i] + four[i + 2]);
    two[0] + two[1]
}

/// Adds eight lanes of high and low parts, as a tree.
#[inline(always)]
pub(super) fn across(high: [f64; LANES], low: [f64; LANES]) -> (f64, f64) {
    let four: [(f64, f64); 4] = std::array::from_fn(|i| join((high[i], low[i]), (high[i + 4], low[i + 4])));
    let two: [(f64, f64); 2] = std::array::from_fn(|i| join(four[i], four[i + 2]));
    join(two[0], two[1])
}

/// Adds two unevaluated sums. Of the result, the low part is at most half an ulp of the high.
#[inline(always)]
pub(super) fn join(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    let (sum, error) = two_sum(a.0, b.0);
    let low = a.1 + b.1 + error;
    let high = sum + low;
    (high, low - (high - sum))
}
