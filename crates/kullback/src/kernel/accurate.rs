//! The accurate pass: the same terms in numbers of two parts, right to about 2⁻⁹² of the sum of their absolute values.
//!
//! It is for what the [quick pass](super::quick) leaves undecided: about one vector in a hundred, sums that are small beside their
//! vectors (p ≈ q), and sums whose biases do not fit.
//!
//! # The error
//! In units of ε² = 2⁻¹⁰⁶: t has 4, a product of two-part numbers 5 and a sum 3, so t³ R(t²) has less than 60; its series, cut short twice, adds
//! 2⁻⁹⁹ of d t. All parts of a term are below 0.7 |k| p + p, and where k is not zero the term is above 0.037 |k| p: cancellation costs less than 2⁵,
//! and a term is right to 2⁻⁹⁵. Adding to the low parts of a block loses 2⁻⁹⁴ of its sum, and as much over the blocks of a stretch:
//! together less than [`RELATIVE`].

use super::enclosure::Enclosure;
use super::lanes::{LANES, Lanes};
use super::quick::{BLOCK, SPECK};
use super::sums::{LN_2, Tally, Total, across, sum, two_sum};

/// The bound on the error over the sum of the terms' absolute values: 2⁻⁹².
pub(super) const RELATIVE: f64 = f64::from_bits((1023 - 92) << 52);

/// Above all that underflow can cost: products of masses from 2⁻⁹⁶⁰ on, whose low parts may be lost below 2⁻¹⁰⁷⁴, 2²⁴ times or more. A sum
/// that is not far above is left to the wide engine. No product is lost altogether: of a p that differs from q, d t is above 2⁻¹⁰⁶⁶.
const UNDERFLOW: f64 = f64::from_bits((1023 - 980) << 52);

/// A number of two parts, lane by lane: high + low, the low part a few ε of the high one.
#[derive(Clone, Copy)]
pub(crate) struct Double<L> {
    pub(super) high: L,
    pub(super) low: L,
}

impl<L: Lanes> Double<L> {
    /// The sum of two numbers of which the first is the larger, or zero.
    #[inline(always)]
    pub(super) fn fast_sum(high: L, low: L) -> Self {
        let sum = high + low;
        Self { high: sum, low: low - (sum - high) }
    }

    /// The sum of two numbers.
    #[inline(always)]
    pub(super) fn sum(a: L, b: L) -> Self {
        let (high, low) = two_sum(a, b);
        Self { high, low }
    }

    /// `yes` in the lanes where x is at least `bound`, and `no` elsewhere.
    #[inline(always)]
    pub(super) fn where_at_least(x: L, bound: L, yes: Self, no: Self) -> Self {
        Self { high: x.where_at_least(bound, yes.high, no.high), low: x.where_at_least(bound, yes.low, no.low) }
    }

    #[inline(always)]
    pub(super) fn product(a: L, b: L) -> Self {
        let high = a * b;
        Self { high, low: L::fused_sub(a, b, high) }
    }

    #[inline(always)]
    pub(super) fn times(self, b: L) -> Self {
        let Self { high, low } = Self::product(self.high, b);
        Self::fast_sum(high, L::horner(self.low, b, low))
    }

    #[inline(always)]
    pub(super) fn mul(self, other: Self) -> Self {
        let Self { high, low } = Self::product(self.high, other.high);
        Self::fast_sum(high, L::horner(self.high, other.low, L::horner(self.low, other.high, low)))
    }

    /// The low parts are added as they come: where the high ones cancel by 2ᵏ, they are up to 2ᵏ ε of the sum, and right to ε of themselves.
    #[inline(always)]
    pub(super) fn add(self, other: Self) -> Self {
        let (high, error) = two_sum(self.high, other.high);
        Self { high, low: error + (self.low + other.low) }
    }
}

/// d/s.
#[inline(always)]
pub(super) fn divide<L: Lanes>(d: Double<L>, s: Double<L>) -> Double<L> {
    // One division for both parts: of the remainder's bits, the reciprocal's own error costs none that count.
    let reciprocal = L::splat(1.0) / s.high;
    let t = d.high * reciprocal;
    let remainder = L::horner_neg(t, s.low, L::fused_neg(t, s.high, d.high) + d.low);
    Double::fast_sum(t, remainder * reciprocal)
}

/// The coefficients 2/(2j + 3) of R(u) that count in two parts: beyond, ε uʲ is below 2⁻⁹⁴, and its coefficient a tenth.
const TWO_PART: usize = 9;
/// And the ones that count at all: beyond, uʲ is below 2⁻⁹², and its coefficient a twentieth; of t³ R, that is 2⁻⁹⁹ of t.
const ONE_PART: usize = 12;

/// 2/(2j + 3) in two parts: the remainder of an integer division gives the second.
const fn coefficient(j: usize) -> (f64, f64) {
    let divisor = 2 * j as u128 + 3;
    // 2¹²⁰/(2j + 3), of which the upper 53 bits are one number and the rest is another.
    let quotient = (1u128 << 120) / divisor;
    let shift = 128 - quotient.leading_zeros() - 53;
    let (upper, lower) = (quotient >> shift << shift, quotient & ((1 << shift) - 1));
    const SCALE: f64 = f64::from_bits((1023 - 119) << 52);
    (upper as f64 * SCALE, lower as f64 * SCALE)
}

const SERIES: [(f64, f64); TWO_PART + ONE_PART] = {
    let mut series = [(0.0, 0.0); TWO_PART + ONE_PART];
    let mut j = 0;
    while j < series.len() {
        series[j] = coefficient(j);
        j += 1;
    }
    series
};

/// t³ R(t²) = 2 atanh t − 2t, of so many t side by side: each is one long chain of operations, in which a processor mostly waits.
#[inline(always)]
pub(super) fn cubic<L: Lanes, const N: usize>(t: [Double<L>; N]) -> [Double<L>; N] {
    let mut u = t;
    for i in 0..N {
        u[i] = t[i].mul(t[i]);
    }
    let mut high = [L::splat(SERIES[SERIES.len() - 1].0); N];
    for j in (TWO_PART..SERIES.len() - 1).rev() {
        for i in 0..N {
            high[i] = L::horner(high[i], u[i].high, L::splat(SERIES[j].0));
        }
    }
    let mut low = [L::splat(0.0); N];
    for j in (0..TWO_PART).rev() {
        let (c, c_low) = (L::splat(SERIES[j].0), L::splat(SERIES[j].1));
        for i in 0..N {
            // c + u (high + low), without bringing the parts in order: the high ones alone are what everything waits for, and the low ones stay
            // below 2 ε of them. The coefficient is the larger by far.
            let product = u[i].high * high[i];
            let product_low = L::horner(u[i].low, high[i], L::fused_sub(u[i].high, high[i], product));
            let sum = c + product;
            let sum_low = product - (sum - c);
            low[i] = L::horner(u[i].high, low[i], product_low + (sum_low + c_low));
            high[i] = sum;
        }
    }
    for i in 0..N {
        u[i] = t[i].mul(u[i]).mul(Double::fast_sum(high[i], low[i]));
    }
    u
}

/// k p ln 2, from 2⁵² k.
#[inline(always)]
pub(super) fn binades<L: Lanes>(k: L, p: L) -> Double<L> {
    let ln_2 = Double { high: L::splat(LN_2.0), low: L::splat(LN_2.1) };
    Double::product(k, p).mul(ln_2)
}

/// What a sum is made of, in two parts.
pub(crate) trait Term {
    /// The q that, beside a p of [`SPECK`], contributes nothing: for the last lanes.
    const PADDING: f64;

    /// Eight pairs on the way to their term.
    type Reduced<L: Lanes>: Copy;

    /// Reduces the logarithm of eight pairs, of which some may be zero, to 2 atanh t.
    fn reduce<L: Lanes>(p: L, q: L) -> (Self::Reduced<L>, Double<L>);

    /// The term, from 2 atanh t − 2t.
    fn finish<L: Lanes>(reduced: Self::Reduced<L>, t: Double<L>, cubic: Double<L>) -> Double<L>;
}

/// A pair whose q was scaled by 2ᵏ to y; 2⁵² k, d = p − y, and the part of the term that has no logarithm.
#[derive(Clone, Copy)]
pub(crate) struct Scaled<L> {
    p: L,
    k: L,
    d: L,
    linear: Double<L>,
}

impl<const DEVIANCE: bool> Term for super::quick::Ratio<DEVIANCE> {
    const PADDING: f64 = SPECK;
    type Reduced<L: Lanes> = Scaled<L>;

    #[inline(always)]
    fn reduce<L: Lanes>(p: L, q: L) -> (Scaled<L>, Double<L>) {
        let zero = L::splat(0.0);
        let (k, y) = L::scale_to(p, q);
        let y = p.where_zero(zero, y);
        let d = p - y;
        let s = p.where_zero(L::splat(1.0), p + y);
        let s_low = p.where_zero(zero, d - L::horner(L::splat(-2.0), y, s));
        let (high, low) = if DEVIANCE { two_sum(q, zero - y) } else { (d, zero) };
        (
            Scaled { p, k, d, linear: Double { high, low } },
            divide(Double { high: d, low: zero }, Double { high: s, low: s_low }),
        )
    }

    #[inline(always)]
    fn finish<L: Lanes>(Scaled { p, k, d, linear }: Scaled<L>, t: Double<L>, cubic: Double<L>) -> Double<L> {
        // p · 2 atanh t − d
        t.times(d).add(cubic.times(p)).add(linear).add(binades(k, p))
    }
}

impl Term for super::quick::CodeLength {
    const PADDING: f64 = 1.0;
    /// −p and 2⁵² k.
    type Reduced<L: Lanes> = (L, L);

    #[inline(always)]
    fn reduce<L: Lanes>(p: L, q: L) -> ((L, L), Double<L>) {
        let (zero, one) = (L::splat(0.0), L::splat(1.0));
        let (k, m) = L::split_binade(q.where_zero(one, q));
        let s = m + one;
        ((zero - p, k), divide(Double { high: m - one, low: zero }, Double { high: s, low: m - (s - one) }))
    }

    #[inline(always)]
    fn finish<L: Lanes>((p, k): (L, L), t: Double<L>, cubic: Double<L>) -> Double<L> {
        let log = Double { high: t.high + t.high, low: t.low + t.low }.add(cubic);
        log.times(p).add(binades(k, p))
    }
}

/// The vectors whose series are evaluated side by side.
const SIDE_BY_SIDE: usize = 2;

/// Sums the terms of a stretch of two vectors of one length.
#[inline(always)]
pub(super) fn tally<L: Lanes, T: Term>(p: &[f64], q: &[f64]) -> Tally {
    let zero = L::splat(0.0);
    let (mut total, mut spread) = (Total::<L>::zero(), zero);
    let (mut total_p, mut total_q) = (zero, zero);
    for (p, q) in p.chunks(BLOCK * LANES).zip(q.chunks(BLOCK * LANES)) {
        let mut block = Total::zero();
        for (p, q) in p.chunks(SIDE_BY_SIDE * LANES).zip(q.chunks(SIDE_BY_SIDE * LANES)) {
            let (mut p_lanes, mut q_lanes) = ([L::splat(SPECK); SIDE_BY_SIDE], [L::splat(T::PADDING); SIDE_BY_SIDE]);
            for (i, (p, q)) in p.chunks(LANES).zip(q.chunks(LANES)).enumerate() {
                (p_lanes[i], q_lanes[i]) = (L::load_few(p, SPECK), L::load_few(q, T::PADDING));
            }
            let first = T::reduce(p_lanes[0], q_lanes[0]);
            let second = T::reduce(p_lanes[1], q_lanes[1]);
            let [first_cubic, second_cubic] = cubic([first.1, second.1]);
            for term in [T::finish(first.0, first.1, first_cubic), T::finish(second.0, second.1, second_cubic)] {
                block.add(term.high, term.low);
                spread = spread + term.high.abs();
            }
            total_p = total_p + (p_lanes[0] + p_lanes[1]);
            total_q = total_q + (q_lanes[0] + q_lanes[1]);
        }
        total.add(block.high, block.low);
    }
    let padding = T::PADDING * (p.len().next_multiple_of(SIDE_BY_SIDE * LANES) - p.len()) as f64;
    let (high, low) = across(total.high.store(), total.low.store());
    let spread = sum(spread.store());
    // Without a term there is no error: the sum is zero.
    let radius = if spread == 0.0 { 0.0 } else { RELATIVE * spread + UNDERFLOW };
    Tally {
        value: Enclosure { high, low, radius },
        p: sum(total_p.store()),
        q: sum(total_q.store()) - padding,
        regular: true,
    }
}
