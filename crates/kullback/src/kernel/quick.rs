//! The quick pass: one division and some fifty operations for eight pairs of masses, right to about 2⁻⁶¹ of the result.
//!
//! # The terms
//! With the integer k of [`Lanes::scale_to`], y = 2ᵏ q, d = p − y (exact, by Sterbenz's lemma), s = p + y and t = d/s, which is
//! in [−1/5, 1/5],
//!
//! ```text
//! p ln(p/q) = k p ln 2 + p · 2 atanh t,     p · 2 atanh t = d + d t + ⅔ p t³ + p t³ · t² Q(t²)
//! ```
//!
//! since 2p = s (1 + t); Q(u) = 2/5 + 2u/7 + 2u²/9 + … So `p ln(p/q) − p + q` is `k p ln 2 + (q − y) + d t + …`, where the linear
//! parts have cancelled in the algebra and, at k = 0, so has q − y in the arithmetic.
//!
//! Each product but those of the last, small one is exact: a rounded product and its remainder. t is a rounded quotient T, and
//! its remainder r = d − T s enters by the derivative, `r T/(1 − T)`.
//!
//! # The sums
//! A sum starts from a [bias](Grid) above all that will be added, so that what an addition rounds away is found by one subtraction and
//! a residual, without asking which of the two was larger.
//!
//! # The error
//! Let ε = 2⁻⁵³ and u = T² ≤ 1/25.
//!
//! * `p T³ · u Q(u)`: three roundings in p T³, four in u Q(u) (u, the product, and two for Q: the last step of Horner's scheme and the
//!   2⁻⁵⁴·⁷ of the approximation), two when it is added, and one more where products and sums round apart: 10 ε of at most 0.4118 p |T|⁵,
//!   so 0.83 ε p T⁴.
//! * The derivative's series stops before T⁵: |r| ≤ 2ε|d| and |d| = 2p|T|/(1 + T), so 4ε p T⁶/(1 − T²) ≤ 0.17 ε p T⁴.
//! * All else is of order ε².
//!
//! Together ε p T⁴, whose sum costs one operation to know. On top comes what the [sums](Block) lose, which does not shrink with them:
//! a result far below Σp is not for this pass.

use super::lanes::{LANES, Lanes};
use super::sums::{BINADE, EPSILON, Grid, LN_2, TWO_THIRDS, Tally, Total, across, sum};

/// The bound on the error of the sums [`Block::q`] and [`Block::whole`], for each pair of masses and each step of its block.
const PER_STEP: f64 = f64::from_bits((1023 - 103) << 52);

/// And of [`Block::binades`], which has none where all k are zero.
const BINADES_PER_STEP: f64 = f64::from_bits((1023 - 101) << 52);

/// The steps of a block. The errors of the sums grow with its square, and what a block costs at its end is paid once in so many.
pub(super) const BLOCK: usize = 64;

/// The most that a block of [`Block::binades`] may come to: such a sum is some 22 nats.
const MOST_BINADES: f64 = 32.0 * BINADE;

/// Q(u) = Σ 2 uʲ/(2j + 5) on [0, 1/25] to 2⁻⁵⁴·⁷, from the lowest power: minimax, by Remez' exchange.
const TAIL: [f64; 8] = [
    0.39999999999999997,
    0.2857142857143574,
    0.22222222218476403,
    0.1818181892684271,
    0.1538454271984972,
    0.13337171472217224,
    0.11653032214669216,
    0.12193909452304855,
];

/// t² Q(t²).
#[inline(always)]
pub(super) fn tail<L: Lanes>(u: L) -> L {
    let mut sum = L::splat(TAIL[TAIL.len() - 1]);
    // No iterator: a closure would be compiled without the instruction set, and called.
    for power in (0..TAIL.len() - 1).rev() {
        sum = L::horner(sum, u, L::splat(TAIL[power]));
    }
    u * sum
}

/// The sums of one block.
///
/// The biases, beside what they must exceed, and what one step can leave for the rest: half the sum's ulp for each time that it is rounded.
///
/// | sum | of | at most | bias | rest of a step |
/// |---|---|---|---|---|
/// | `q` | q | 1 | 2 | 2⁻⁵² |
/// | `whole` | −y + d t + … or d + d t + … or p t | 1.6 | 3.5 | 3 · 2⁻⁵² |
/// | `binades` | k p (in units of 2⁵²) | [`MOST_BINADES`], which is checked | 96 | 2⁻⁴⁷, times ln 2 |
/// | `cubes` | p t³ | 0.008 | 3/128 | 2⁻⁵⁹ |
///
/// In step j of m, the rest is at most j times that, and adding to it loses ε of it; what is added has been rounded twice. That makes less
/// than `(m + 4)` [`PER_STEP`] a pair, and `(m + 4)` [`BINADES_PER_STEP`].
#[derive(Clone, Copy)]
pub(crate) struct Block<L> {
    p: L,
    q: Grid<L>,
    whole: Grid<L>,
    binades: Grid<L>,
    cubes: Grid<L>,
    spread: L,
    lowest: L,
}

impl<L: Lanes> Block<L> {
    #[inline(always)]
    fn new() -> Self {
        Self {
            p: L::splat(0.0),
            q: Grid::new(2.0),
            whole: Grid::new(3.5),
            binades: Grid::new(96.0 * BINADE),
            cubes: Grid::new(3.0 / 128.0),
            spread: L::splat(0.0),
            lowest: L::splat(f64::INFINITY),
        }
    }
}

/// Eight pairs of masses, as far as their division: it takes longest, and the next one can be under way while the last is used.
pub(crate) struct Quotient<L> {
    p: L,
    y: L,
    d: L,
    s: L,
    t: L,
}

/// What a sum is made of: how a pair of masses enters it and with what weight each of the sums counts.
pub(crate) trait Term: super::accurate::Term {
    /// The weights of Σq, `whole`, `binades` and `cubes` in the result, the last two beside ln 2 and ⅔.
    const WEIGHTS: [f64; 4];
    /// The bound on the error of the terms, over `spread`.
    const RELATIVE: f64;

    /// Divides. With `ZEROS`, some entries may be zero.
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L>;

    /// Adds the eight pairs.
    fn add<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, pairs: Quotient<L>);
}

/// `Σ p ln(p/q)`, and with `DEVIANCE` `Σ [p ln(p/q) − p + q]`.
pub(crate) struct Ratio<const DEVIANCE: bool>;

/// `Σ [p ln(p/q) − p + q]`.
pub(crate) type KlDiv = Ratio<true>;

/// `Σ p ln(p/q)`.
pub(crate) type RelEntr = Ratio<false>;

/// `−Σ p ln q`.
pub(crate) struct CodeLength;

/// 2⁻²⁰⁰: a mass that no sum sees, and that all its products can be taken of.
pub(super) const SPECK: f64 = f64::from_bits((1023 - 200) << 52);

impl<const DEVIANCE: bool> Term for Ratio<DEVIANCE> {
    const WEIGHTS: [f64; 4] = [if DEVIANCE { 1.0 } else { 0.0 }, 1.0, 1.0, 1.0];
    /// 0.99: see the derivation.
    const RELATIVE: f64 = EPSILON;

    #[inline(always)]
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L> {
        let (k, y) = L::scale_to(p, q);
        block.binades.add_product(k, p);
        block.lowest = p.min(q.min(block.lowest));
        block.p = block.p + p;
        if DEVIANCE {
            block.q.add(q);
        } else {
            block.q.sum = block.q.sum + q;
        }
        // Of a zero p, what is left of the term is q: no y, and a quotient of zero.
        let y = if ZEROS { p.where_zero(L::splat(0.0), y) } else { y };
        let d = p - y;
        let s = p + y;
        let s = if ZEROS { p.where_zero(L::splat(1.0), s) } else { s };
        Quotient { p, y, d, s, t: d / s }
    }

    #[inline(always)]
    fn add<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, pairs: Quotient<L>) {
        let Quotient { p, y, d, s, t } = pairs;
        let s_low = d - L::horner(L::splat(-2.0), y, s);
        let s_low = if ZEROS { p.where_zero(L::splat(0.0), s_low) } else { s_low };
        let remainder = L::horner_neg(t, s_low, L::fused_neg(t, s, d));
        let u = t * t;
        let u_low = L::fused_sub(t, t, u);
        let n = p * t;
        let n_low = L::fused_sub(p, t, n);
        let cube = n * u;
        let tail = tail(u);
        // T (1 + T) (1 + T²): T/(1 − T) to T⁴.
        let geometric = t + u;
        let geometric = L::horner(geometric, u, geometric);

        let cubes = &mut block.cubes;
        let growth = cubes.advance(L::horner(n, u, cubes.sum));
        let residual = L::fused_sub(n, u, growth);
        cubes.rest = cubes.rest + L::horner(n, u_low, L::horner(n_low, u, residual));

        let whole = &mut block.whole;
        let linear = if DEVIANCE { whole.sum - y } else { whole.sum + d };
        let growth = whole.advance(L::horner(cube, tail, L::horner(d, t, linear)));
        let growth = if DEVIANCE { growth + y } else { growth - d };
        let residual = L::horner(cube, tail, L::fused_sub(d, t, growth));
        whole.rest = whole.rest + L::horner(remainder, geometric, residual);

        block.spread = L::horner(cube, t, block.spread);
    }
}

impl Term for CodeLength {
    const WEIGHTS: [f64; 4] = [0.0, -2.0, -1.0, 0.0];
    /// 1.15: see the derivation.
    const RELATIVE: f64 = 1.25 * EPSILON;

    #[inline(always)]
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L> {
        let one = L::splat(1.0);
        // Where p is zero as well; where it is not, the result is infinite and nobody looks here.
        let y = if ZEROS { q.where_zero(one, q) } else { q };
        let (k, y) = L::split_binade(y);
        block.binades.add_product(k, p);
        block.lowest = p.min(q.min(block.lowest));
        block.p = block.p + p;
        block.q.sum = block.q.sum + q;
        let (d, s) = (y - one, y + one);
        Quotient { p, y, d, s, t: d / s }
    }

    #[inline(always)]
    fn add<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, pairs: Quotient<L>) {
        let Quotient { p, y, d, s, t } = pairs;
        let one = L::splat(1.0);
        let s_low = y - (s - one);
        let remainder = L::horner_neg(t, s_low, L::fused_neg(t, s, d));
        let u = t * t;
        let n = p * t;
        let rest = u * L::horner(L::splat(0.5), tail(u), L::splat(1.0 / 3.0));
        // ½ (1 − T) (1 + T²): 1/(2 + 2T) to T³.
        let half = L::horner_neg(L::splat(0.5), t, L::splat(0.5));
        let geometric = L::horner(half, u, half);

        let whole = &mut block.whole;
        let growth = whole.advance(L::horner(n, rest, L::horner(p, t, whole.sum)));
        let residual = L::horner(n, rest, L::fused_sub(p, t, growth));
        whole.rest = whole.rest + L::horner(p * remainder, geometric, residual);

        block.spread = L::horner(n, t, block.spread);
    }
}

/// The sums of all blocks so far.
struct Totals<L> {
    whole: Total<L>,
    binades: Total<L>,
    cubes: Total<L>,
    most_binades: L,
    spread: L,
    p: L,
    q: L,
    lowest: L,
}

impl<L: Lanes> Totals<L> {
    #[inline(always)]
    fn new() -> Self {
        let zero = L::splat(0.0);
        Self {
            whole: Total::zero(),
            binades: Total::zero(),
            cubes: Total::zero(),
            most_binades: zero,
            spread: zero,
            p: zero,
            q: zero,
            lowest: L::splat(f64::INFINITY),
        }
    }

    #[inline(always)]
    fn add<T: Term>(&mut self, block: Block<L>) {
        let (q_high, q_low) = block.q.parts();
        let (high, low) = block.whole.parts();
        // Multiples of 2⁻⁵² below two: their sum is exact.
        let (high, low) = if T::WEIGHTS[0] == 0.0 { (high, low) } else { (high + q_high, low + q_low) };
        self.whole.add(high, low);
        let (high, low) = block.binades.parts();
        self.binades.add(high, low);
        self.most_binades = high.abs().max(low.abs().max(self.most_binades));
        let (high, low) = block.cubes.parts();
        self.cubes.add(high, low);
        self.p = self.p + block.p;
        self.q = self.q + q_high;
        self.spread = self.spread + block.spread;
        self.lowest = block.lowest.min(self.lowest);
    }

    /// The value, still in lanes.
    #[inline(always)]
    fn value<T: Term>(self) -> Total<L> {
        let [_, whole, binades, cubes] = T::WEIGHTS;
        let mut value = self.binades.times((LN_2.0 * binades, LN_2.1 * binades));
        let whole = self.whole.times((whole, 0.0));
        value.add(whole.high, whole.low);
        if cubes != 0.0 {
            let cubes = self.cubes.times((TWO_THIRDS.0 * cubes, TWO_THIRDS.1 * cubes));
            value.add(cubes.high, cubes.low);
        }
        value
    }
}

/// The sums of at most a block of vectors.
#[inline(always)]
fn sum_block<L: Lanes, T: Term, const ZEROS: bool>(p: &[[f64; LANES]], q: &[[f64; LANES]]) -> Block<L> {
    let mut block = Block::new();
    let Some(((p, p_rest), (q, q_rest))) = p.split_first().zip(q.split_first()) else {
        return block;
    };
    let mut pairs = T::divide::<L, ZEROS>(&mut block, L::load(p), L::load(q));
    for (p, q) in p_rest.iter().zip(q_rest) {
        if L::LOOKS_AHEAD {
            let next = T::divide::<L, ZEROS>(&mut block, L::load(p), L::load(q));
            T::add::<L, ZEROS>(&mut block, pairs);
            pairs = next;
        } else {
            T::add::<L, ZEROS>(&mut block, pairs);
            pairs = T::divide::<L, ZEROS>(&mut block, L::load(p), L::load(q));
        }
    }
    T::add::<L, ZEROS>(&mut block, pairs);
    block
}

/// Sums the terms of a stretch of two vectors of one length.
#[inline(always)]
pub(super) fn tally<L: Lanes, T: Term, const ZEROS: bool>(p: &[f64], q: &[f64]) -> Tally {
    let ((p_vectors, p_rest), (q_vectors, q_rest)) = (p.as_chunks::<LANES>(), q.as_chunks::<LANES>());
    let whole_blocks = p_vectors.len().min(q_vectors.len()) / BLOCK * BLOCK;
    let (p_blocks, p_last) = p_vectors.split_at(whole_blocks);
    let (q_blocks, q_last) = q_vectors.split_at(whole_blocks);

    let mut totals = Totals::<L>::new();
    for (p, q) in p_blocks.chunks_exact(BLOCK).zip(q_blocks.chunks_exact(BLOCK)) {
        totals.add::<T>(sum_block::<L, T, ZEROS>(p, q));
    }
    // The last vectors, fewer than a block, and the few entries after them.
    let mut block = sum_block::<L, T, ZEROS>(p_last, q_last);
    let padding = (LANES - p_rest.len()) % LANES;
    if padding > 0 {
        let (mut p, mut q) = ([SPECK; LANES], [T::PADDING; LANES]);
        p[..p_rest.len()].copy_from_slice(p_rest);
        q[..q_rest.len()].copy_from_slice(q_rest);
        let pairs = T::divide::<L, ZEROS>(&mut block, L::load(&p), L::load(&q));
        T::add::<L, ZEROS>(&mut block, pairs);
    }
    totals.add::<T>(block);

    let (most_binades, spread) = (totals.most_binades.store(), totals.spread.store());
    let (total_p, total_q, lowest) = (totals.p.store(), totals.q.store(), totals.lowest.store());
    let value = totals.value::<T>();
    let (high, low) = across(value.high.store(), value.low.store());
    let most_binades = most_binades.into_iter().fold(0.0, f64::max);
    let vectors = p.len().div_ceil(LANES);
    let steps = (vectors * LANES * (vectors.min(BLOCK) + 4)) as f64;
    let per_step = if most_binades == 0.0 { PER_STEP } else { PER_STEP + BINADES_PER_STEP };
    let radius = T::RELATIVE * sum(spread) + per_step * steps;
    Tally {
        high,
        low,
        // Beyond the bias, the sums are not what they seem.
        radius: if most_binades <= MOST_BINADES { radius } else { f64::INFINITY },
        p: sum(total_p),
        q: sum(total_q) - T::PADDING * padding as f64,
        lowest: lowest.into_iter().fold(f64::INFINITY, f64::min),
    }
}
