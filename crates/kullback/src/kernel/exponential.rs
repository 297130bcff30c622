//! The exponential eˣ and its excess E(x) = eˣ − 1 − x over its tangent, eight lanes at a time.
//!
//! With the integer k nearest to x/c, c = ln 2/16, and r = x − k c, which is in [−c/2, c/2], |r| < 0.0217,
//!
//! ```text
//! eˣ = T + T r + T r² (½ + r P(r)),          T = 2^(k/16), a table of sixteen times a power of two
//! E(x) = (T − 1 − k c) + r (T − 1 + ½ T r) + T r³ P(r)
//! ```
//!
//! since eʳ = 1 + r + r²/2 + r³ P(r). At k = 0 the first part of E is zero and the second ½ r²; elsewhere no part is above eight times the
//! whole, at whose least, k = ±1, it is c²/8.
//!
//! # The error of the quick forms
//! Let ε = 2⁻⁵³. The reduction is exact but for 2⁻⁸⁵, where k is not zero.
//!
//! * [`exp`]: beside T, the parts `r² (½ + r P)` are below 2⁻¹²·⁰, and rounded six times: 6ε 2⁻¹²·⁰. What is left out, the product
//!   of r with its own remainder, is below 2⁻⁶⁴·⁵. Together less than [`EXP`] of the result.
//! * [`excess`]: five roundings of T r³ P(r), where P is about ⅙, one more where products and sums round apart, half a rounding of ⅙ itself, and
//!   what is left out, the remainder of T times r³/6: 7.5 ε/6 T |r|³. All else is of order ε². The caller adds four roundings in
//!   multiplying by a weight and adding: together less than [`CUBE`]` T |r|³`.

use super::accurate::Double;
use super::lanes::{INTEGERS, Lanes};
use super::sums::{EPSILON, two_sum};

/// The bound on the relative error of [`exp`]: 2⁻⁶².
pub(super) const EXP: f64 = f64::from_bits((1023 - 62) << 52);

/// The bound on the error of a weighted and added [`Excess`], over its weighted [`Excess::cube`]: 11.5/6.
pub(super) const CUBE: f64 = 2.0 * EPSILON;

/// 16/ln 2.
const PER_STEP: f64 = 23.083120654223414;

/// ln 2/16 in parts: the first is a multiple of 2⁻⁴⁵, so that its products with k, and one more than them, are exact.
const STEP: [f64; 3] = [0.043321698784978935, 1.7647056601894736e-14, 1.2169031827379687e-32];

/// P(r) = 1/3! + r/4! + r²/5! + … on [−c/2, c/2], from the lowest power: minimax, by Remez' exchange, to 2⁻⁶⁶ before the coefficients were
/// rounded.
const CUBIC: [f64; 7] = [
    0.16666666666666666,
    0.041666666666666664,
    0.008333333333333335,
    0.0013888888888358064,
    0.00019841269840372472,
    2.4801813572412156e-05,
    2.7557583846812552e-06,
];

/// Two-part numbers whose parts need not be far apart.
pub(super) type Parts<L> = Double<L>;

/// x = k c + r.
#[derive(Clone, Copy)]
struct Reduced<L> {
    k: L,
    /// 2^(k/16), in two parts.
    power: Parts<L>,
    r: Parts<L>,
}

#[inline(always)]
fn reduce<L: Lanes>(x: Parts<L>) -> Reduced<L> {
    let shifted = L::horner(x.high, L::splat(PER_STEP), L::splat(INTEGERS));
    let k = shifted - L::splat(INTEGERS);
    let (high, low) = L::exp2_sixteenths(shifted);
    let first = L::fused_neg(k, L::splat(STEP[0]), x.high);
    let r = Double::fast_sum(first, L::horner_neg(k, L::splat(STEP[1]), x.low));
    Reduced { k, power: Double { high, low }, r }
}

/// P(r).
#[inline(always)]
fn cubic<L: Lanes>(r: L) -> L {
    let mut sum = L::splat(CUBIC[CUBIC.len() - 1]);
    // No iterator: a closure would be compiled without the instruction set, and called.
    for power in (0..CUBIC.len() - 1).rev() {
        sum = L::horner(sum, r, L::splat(CUBIC[power]));
    }
    sum
}

/// eˣ to a thousandth of a thousandth: for x in [−700, 700].
#[inline(always)]
pub(super) fn rough_exp<L: Lanes>(x: L) -> L {
    let shifted = L::horner(x, L::splat(PER_STEP), L::splat(INTEGERS));
    let k = shifted - L::splat(INTEGERS);
    let (power, _) = L::exp2_sixteenths(shifted);
    let r = L::horner_neg(k, L::splat(STEP[0]), x);
    let half = L::horner(L::splat(0.5), r, L::splat(1.0));
    power * L::horner(half, r, L::splat(1.0))
}

/// eˣ, for x in [−700, 700].
#[inline(always)]
pub(super) fn exp<L: Lanes>(x: Parts<L>) -> Parts<L> {
    let Reduced { power, r, .. } = reduce(x);
    let tail = L::horner(r.high, cubic(r.high), L::splat(0.5));
    let tail = L::horner(r.high * r.high, tail, r.low);
    let high = L::horner(power.high, r.high, power.high);
    let residual = L::fused(power.high, r.high, power.high - high);
    let low = L::horner(power.low, r.high, residual + power.low);
    Double { high, low: L::horner(power.high, tail, low) }
}

/// E(x), and what its error is measured by.
#[derive(Clone, Copy)]
pub(super) struct Excess<L> {
    pub(super) value: Parts<L>,
    /// T |r|³.
    pub(super) cube: L,
}

/// E(x) = eˣ − 1 − x, for |x| ≤ 64.
#[inline(always)]
pub(super) fn excess<L: Lanes>(x: Parts<L>) -> Excess<L> {
    let Reduced { k, power, r } = reduce(x);
    let one = L::splat(1.0);
    // T − (1 + k c): at k = 0, zero.
    let tangent = L::horner(k, L::splat(STEP[0]), one);
    let (above, above_low) = two_sum(power.high, L::splat(0.0) - tangent);
    let above_low = above_low + L::horner_neg(k, L::splat(STEP[1]), power.low);
    // T − 1 + ½ T r.
    let half = L::splat(0.5) * power.high;
    let (growth, growth_low) = two_sum(power.high, L::splat(-1.0));
    let growth_low = growth_low + power.low;
    let chord = L::horner(half, r.high, growth);
    let chord_low = L::fused(half, r.high, growth - chord) + L::horner(L::splat(0.5) * power.low, r.high, growth_low);
    let rise = Double::product(r.high, chord);
    let (high, lost) = two_sum(above, rise.high);
    // eˣ − 1, by which the remainder of r counts.
    let slope = L::horner(r.high, L::horner(half, r.high, half), chord);
    let low = L::horner(r.high, chord_low, (above_low + rise.low) + lost);
    let low = L::horner(r.low, slope, low);
    let cube = (power.high * r.high) * (r.high * r.high);
    Excess { value: Double { high, low: L::horner(cube, cubic(r.high), low) }, cube: cube.abs() }
}

/// The coefficients 1/j! of r^(j − 2) that count in two parts, and those that count at all: beyond, r^(j − 2) 2/j! < 2⁻¹⁰¹.
const TWO_PART: usize = 7;
const ONE_PART: usize = 7;

/// 1/(j + 2)! in two parts: the remainder of an integer division gives the second.
const SERIES: [(f64, f64); TWO_PART + ONE_PART] = {
    const SCALE: f64 = f64::from_bits((1023 - 120) << 52);
    let mut series = [(0.0, 0.0); TWO_PART + ONE_PART];
    let (mut j, mut factorial) = (0, 2u128);
    while j < series.len() {
        let quotient = (1u128 << 120) / factorial;
        let shift = 128 - quotient.leading_zeros() - 53;
        let (upper, lower) = (quotient >> shift << shift, quotient & ((1 << shift) - 1));
        series[j] = (upper as f64 * SCALE, lower as f64 * SCALE);
        j += 1;
        factorial *= j as u128 + 2;
    }
    series
};

/// As [`reduce`], to 2⁻⁹⁷.
#[inline(always)]
fn reduce_accurately<L: Lanes>(x: Double<L>) -> (Reduced<L>, Double<L>) {
    let zero = L::splat(0.0);
    let Reduced { k, power, .. } = reduce(x);
    let first = L::fused_neg(k, L::splat(STEP[0]), x.high);
    let product = Double::product(k, L::splat(STEP[1]));
    let second = Double { high: product.high, low: L::horner(k, L::splat(STEP[2]), product.low) };
    let r = Double { high: first, low: zero }
        .add(Double { high: x.low, low: zero })
        .add(Double { high: zero - second.high, low: zero - second.low });
    (Reduced { k, power, r }, second)
}

/// eʳ − 1 − r to 2⁻⁹⁶ of itself.
#[inline(always)]
fn tail<L: Lanes>(r: Double<L>) -> Double<L> {
    let mut last = L::splat(SERIES[SERIES.len() - 1].0);
    for j in (TWO_PART..SERIES.len() - 1).rev() {
        last = L::horner(last, r.high, L::splat(SERIES[j].0));
    }
    let mut sum = Double { high: last, low: L::splat(0.0) };
    for j in (0..TWO_PART).rev() {
        let Double { high, low } = sum.mul(r);
        // The coefficient is the larger by far.
        let next = Double::fast_sum(L::splat(SERIES[j].0), high);
        sum = Double::fast_sum(next.high, next.low + (low + L::splat(SERIES[j].1)));
    }
    r.mul(r).mul(sum)
}

/// eˣ, for x in [−700, 700], to 2⁻⁹⁵.
#[inline(always)]
pub(super) fn exp_accurately<L: Lanes>(x: Double<L>) -> Double<L> {
    let (Reduced { power, r, .. }, _) = reduce_accurately(x);
    power.add(power.mul(r.add(tail(r))))
}

/// E(x), for |x| ≤ 64, to 2⁻⁹² of itself: 2⁻⁹⁶ of the largest part.
#[inline(always)]
pub(super) fn excess_accurately<L: Lanes>(x: Double<L>) -> Double<L> {
    let (Reduced { k, power, r }, second) = reduce_accurately(x);
    let zero = L::splat(0.0);
    let growth = power.add(Double { high: L::splat(-1.0), low: zero });
    let above = growth.add(Double { high: zero - k * L::splat(STEP[0]), low: zero });
    let above = above.add(Double { high: zero - second.high, low: zero - second.low });
    above.add(growth.mul(r)).add(power.mul(tail(r)))
}
