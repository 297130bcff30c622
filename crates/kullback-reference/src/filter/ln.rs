//! The logarithm of a ratio.
//!
//! Of near numbers it is `ln(x/y) = 2 artanh s` with `s = (x − y)/(x + y)`, which does not cancel. Of others, with `x = m 2^i` and
//! `y = n 2^j`, it is `(i − j) ln 2 + ln c + 2 artanh s`, where `c` is a short number near `m/n` and `s = (m − cn)/(m + cn)`. The
//! logarithms of all `c` and the multiples of `ln 2` are tabulated once, from MPFR.

use std::sync::LazyLock;

use rug::Float;

use super::{
    Bounded,
    bounded::UNDERFLOW,
    double::{ROUNDOFF, fast_two_sum, two_product, two_sum},
};

/// The table divides each of the two binades of `m/n`, from ½ to 2, into `2⁹` cells.
const CELL_BITS: u32 = 9;
const CELLS: usize = 2 << CELL_BITS;

/// The exponents of two normal numbers differ by at most this.
const LARGEST_EXPONENT: i32 = 2045;
const MULTIPLES: usize = 2 * LARGEST_EXPONENT as usize + 1;

/// The unevaluated sum of two floats.
type Pair = (f64, f64);

struct Table {
    /// The logarithm at the center of each cell.
    logarithms: [Pair; CELLS],
    /// The multiples of `ln 2`, from `−LARGEST_EXPONENT` to `LARGEST_EXPONENT`.
    multiples: [Pair; MULTIPLES],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    logarithms: std::array::from_fn(|cell| pair(&Float::with_val(TABLE_BITS, center(cell)).ln())),
    multiples: std::array::from_fn(|index| {
        let ln_2 = Float::with_val(TABLE_BITS, 2).ln();
        pair(&(ln_2 * (index as i32 - LARGEST_EXPONENT)))
    }),
});

/// The precision that tables are computed with: twice that of a pair, so that only rounding to the pair counts.
pub(super) const TABLE_BITS: u32 = 212;

/// The pair nearest a number: within `2⁻¹⁰⁶` of it.
fn pair(x: &Float) -> Pair {
    let high = x.to_f64();
    (high, Float::with_val(TABLE_BITS, x - high).to_f64())
}

/// A tabulated number with its bound.
pub(super) fn bounded(x: &Float) -> Bounded {
    let (high, low) = pair(x);
    Bounded { high, low, error: 2.0 * ROUNDOFF * ROUNDOFF * high.abs() }
}

/// The cell of a ratio from ½ to 2: the last bit of its exponent, which is 1022 or 1023, and the first of its fraction.
#[inline]
fn cell(ratio: f64) -> usize {
    (ratio.to_bits() >> (52 - CELL_BITS)) as usize % CELLS
}

/// The middle of a cell, where only the bit after those of the cell is set.
#[inline]
fn center(cell: usize) -> f64 {
    f64::from_bits((1022 << 52) + ((2 * cell as u64 + 1) << (51 - CELL_BITS)))
}

/// The natural logarithm of two.
pub(super) fn ln_2() -> Bounded {
    static LN_2: LazyLock<Bounded> = LazyLock::new(|| bounded(&Float::with_val(TABLE_BITS, 2).ln()));
    *LN_2
}

/// Two numbers are near up to this `|s|`: `2⁻¹⁰`.
const NEAR: f64 = 1.0 / 1024.0;

/// Whether two numbers with this difference and this total are near.
#[inline]
pub(super) fn are_near(difference: Bounded, total: Bounded) -> bool {
    difference.high.abs() <= NEAR * total.high
}

/// `s = (x − y)/(x + y)`, if `x` and `y` are near.
#[inline]
pub(super) fn near(difference: Bounded, total: Bounded) -> Option<Bounded> {
    are_near(difference, total).then(|| difference / total)
}

/// `ln(x/y)` of two normal positive numbers.
#[inline]
pub(super) fn ln_ratio(x: f64, y: f64) -> Bounded {
    if x == y {
        return Bounded::ZERO;
    }
    match near(Bounded::difference(x, y), Bounded::sum(x, y)) {
        Some(s) => twice_artanh(s),
        None => far_ln_ratio(x, y),
    }
}

/// `ln(x/y)` of two positive numbers known to bounds, given also their difference, which may be known better than
/// they are.
pub(super) fn ln_ratio_by(x: Bounded, y: Bounded, difference: Bounded) -> Bounded {
    if difference == Bounded::ZERO {
        return Bounded::ZERO;
    }
    match near(difference, x + y) {
        Some(s) => twice_artanh(s),
        None if x.high.is_normal() && y.high.is_normal() => {
            far_ln_ratio(x.high, y.high) + ln_of_rest(x) - ln_of_rest(y)
        }
        None => Bounded::UNKNOWN,
    }
}

/// `ln(x / high)`: for `x = high (1 + t)` it is `t` up to less than `t²`.
#[inline]
pub(super) fn ln_of_rest(x: Bounded) -> Bounded {
    let rest = x.low / x.high;
    let bound = x.error / x.high;
    let largest = rest.abs() + bound;
    // Beyond this, t² would be no bound of the terms left out.
    if largest.is_nan() || largest > 0.125 {
        return Bounded::UNKNOWN;
    }
    Bounded::exact(rest).widened(bound + largest * largest + rest.abs() * ROUNDOFF + f64::MIN_POSITIVE)
}

/// `ln(x/y)` of two positive numbers, which must be normal, from the table.
///
/// # The bound
///
/// It is absolute. The ratio is within half a cell of `c`, so `|s| ≤ 2⁻¹¹` and a rounding of `m/n`. Then twice the error of `s`
/// is below `2⁻¹¹⁰`, and twice that of [`artanh_rest`] below `2⁻⁹⁷·⁵`; its smaller part is below `2⁻⁴⁸`, and adding it rounds three times,
/// to less than `2⁻⁹⁹` together. What exact additions leave over is below `3 · 2⁻⁵³ (1 + |k ln 2|)`, and adding that rounds four times;
/// with the table's own errors, to less than `2⁻¹⁰² (1 + |k ln 2|)`.
#[inline]
pub(super) fn far_ln_ratio(x: f64, y: f64) -> Bounded {
    // 1.5 · 2⁻⁹⁷ and 2⁻¹⁰².
    const CONSTANT: f64 = 768.0 * ROUNDOFF * ROUNDOFF;
    const PER_LN: f64 = 16.0 * ROUNDOFF * ROUNDOFF;
    let table = &*TABLE;
    let (m, i) = significand(x);
    let (n, j) = significand(y);
    let cell = cell(m / n);
    let (s, s_low) = centered_ratio(m, n, center(cell));
    let (cube, cube_low) = artanh_rest(s, s_low);
    let (c, c_low) = table.logarithms[cell];
    let (k, k_low) = table.multiples[(i - j + LARGEST_EXPONENT) as usize];

    let (artanh, rest) = fast_two_sum(s, cube);
    let low = (s_low + cube_low) + rest;
    let (high, first) = two_sum(k, c);
    let (high, second) = two_sum(high, 2.0 * artanh);
    let low = ((k_low + c_low) + (first + second)) + 2.0 * low;
    let (high, low) = two_sum(high, low);
    Bounded { high, low, error: CONSTANT + k.abs() * PER_LN }
}

/// A normal number as `m 2^i` with `1 ≤ m < 2`.
#[inline]
fn significand(x: f64) -> (f64, i32) {
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    (f64::from_bits(fraction | (1023 << 52)), (bits >> 52) as i32 - 1023)
}

/// `s = (m − cn)/(m + cn)` for the center `c` of the cell of `m/n`; its relative error is below `2⁻¹⁰⁰`, and the second
/// part below `2⁻⁵⁰` of the first.
#[inline]
fn centered_ratio(m: f64, n: f64, c: f64) -> Pair {
    let inverse = 1.0 / (m + c * n);
    // A center has at most eleven bits, so its products with the halves of n are exact, and so is the first difference.
    let (n, n_low) = cut(n, 27);
    let (difference, difference_low) = two_sum(m - c * n, -(c * n_low));
    // m + cn = 2m − (m − cn).
    let (total, total_low) = fast_two_sum(2.0 * m, -difference);
    let total_low = total_low - difference_low;
    // A quotient off by a few roundings serves as well as a rounded one: the residual knows.
    let quotient = difference * inverse;
    let (product, rest) = two_product(quotient, total);
    let residual = ((difference - product) - rest) + (difference_low - quotient * total_low);
    (quotient, residual * inverse)
}

/// A number without the last `bits` bits of its fraction, and those.
#[inline]
fn cut(x: f64, bits: u32) -> Pair {
    let high = f64::from_bits(x.to_bits() >> bits << bits);
    (high, x - high)
}

/// `2 artanh s`, for `|s|` up to `2⁻¹⁰` and a little.
#[inline]
pub(super) fn twice_artanh(s: Bounded) -> Bounded {
    (s + bounded_artanh_rest(s)).doubled()
}

/// `artanh s − s` of a number known to a bound, up to `2⁻¹⁰` and a little.
#[inline]
pub(super) fn bounded_artanh_rest(s: Bounded) -> Bounded {
    /// The relative error of the rest, `2⁻⁶⁴`.
    const REST: f64 = ROUNDOFF / 2048.0;
    let (high, low) = artanh_rest(s.high, s.low);
    let (high, low) = fast_two_sum(high, low);
    // The derivative of the rest is s² and a little.
    let largest = s.high.abs() + s.error;
    if largest > 2.0 * NEAR {
        return Bounded::UNKNOWN;
    }
    Bounded { high, low, error: UNDERFLOW }.widened(high.abs() * REST + s.error * (2.0 * largest * largest))
}

/// `artanh s − s = s³/3 + s⁵/5 + s⁷/7 + …`, for `|s|` up to `2⁻¹⁰` and a little, as an unevaluated sum; within
/// `2⁻⁶⁴` of itself.
///
/// `s` is cut after 17 bits, `s = a + b`, so that `a³` is exact and its third is, too, as a pair. The rest of `s³/3`,
/// `b (a² + ab + b²/3)`, is below `3 · 2⁻¹⁶` of it and takes no more than six roundings: `2⁻⁶⁵`. The terms beyond are below
/// `2⁻²⁰` of it; those left out, from `s¹¹/11`, below `2⁻⁸¹`.
#[inline]
fn artanh_rest(s: f64, s_low: f64) -> Pair {
    const THIRD: f64 = 1.0 / 3.0;
    let (a, rest) = cut(s, 36);
    let b = rest + s_low;
    let square = a * a;
    let cube = square * a;
    let third = cube * THIRD;
    // The remainder of the division by three: both differences are exact.
    let remainder = (cube - 2.0 * third) - third;
    let mixed = b * (square + b * (a + b * THIRD));
    let w = s * s;
    let beyond = w * w * s * (1.0 / 5.0 + w * (1.0 / 7.0 + w * (1.0 / 9.0)));
    (third, remainder * THIRD + (mixed + beyond))
}

/// One third.
#[inline]
pub(super) fn third() -> Bounded {
    // The float is (1 − 2⁻⁵⁴)/3.
    const HIGH: f64 = 1.0 / 3.0;
    const LOW: f64 = HIGH * ROUNDOFF / 2.0;
    Bounded { high: HIGH, low: LOW, error: ROUNDOFF * ROUNDOFF }
}
