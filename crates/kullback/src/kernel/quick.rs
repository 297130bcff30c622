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
//! Together ε p T⁴, whose sum costs one operation to know. Of that, 0.48 is reached: by the pair 0.49991817749301615, 0.7498204902050988. On
//! top comes what the [sums](Block) lose, which does not shrink with them: a result far below Σp is not for this pass.

use super::enclosure::Enclosure;
use super::lanes::{LANES, Lanes};
use super::sums::{BINADE, EPSILON, Grid, LN_2, TWO_THIRDS, Tally, two_sum};
use crate::term;
use crate::wide::{Ball, Wide};

/// The bound on the error of the sums for each pair of masses and each step and each block of its lane, over [`Term::MOST_BINADES`]: see
/// [`Block`].
const PER_STEP: f64 = f64::from_bits((1023 - 106) << 52);

/// The vectors of a block: adding to a rest costs the more the longer it has grown, and what a block costs at its end is paid once in so many.
pub(super) const BLOCK: usize = 64;

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
/// | `binades` | k p (in units of 2⁵²) | 32, which is checked (128 for code lengths) | 96 | 2⁻⁴⁷, times ln 2 |
/// | `cubes` | p t³ | 0.008 | 3/128 | 2⁻⁵⁹ |
///
/// In step j of m, the rest is at most j times that, and adding to it loses ε of it: 2⁻¹⁰¹·³ (m + 1) a pair. What is added has been rounded up to
/// three times: as much as 2.4 steps more. Adding the rests of blocks is the same with blocks for steps. [`PER_STEP`] rounds up.
///
/// The sums themselves are multiples of a fraction of their bias, and added without error.
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
    fn new(most_binades: f64) -> Self {
        Self {
            p: L::splat(0.0),
            q: Grid::new(2.0),
            whole: Grid::new(3.5),
            binades: Grid::new(3.0 * BINADE * most_binades),
            cubes: Grid::new(3.0 / 128.0),
            spread: L::splat(0.0),
            lowest: L::splat(f64::INFINITY),
        }
    }

    /// What needs no division: k p, the masses' sums, of which that of q may be part of the result, and the least of them.
    #[inline(always)]
    fn weigh<const Q_COUNTS: bool>(&mut self, k: L, p: L, q: L) {
        self.binades.add_product(k, p);
        self.lowest = p.min(q.min(self.lowest));
        self.p = self.p + p;
        if Q_COUNTS {
            self.q.add(q);
        } else {
            self.q.sum = self.q.sum + q;
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
    /// The most that the sum of k p may come to: in nats, about ⅔ of it. Errors grow with it, so it is no larger than what data come to.
    const MOST_BINADES: f64;

    /// Divides. With `ZEROS`, some entries may be zero.
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L>;

    /// Adds the eight pairs.
    fn add<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, pairs: Quotient<L>);

    /// Adds the term of one pair in the wide engine, exactly as far as it is rational; `None` if it is infinite.
    fn add_exactly(sum: &mut Ball, p: Wide, q: Wide) -> Option<()>;
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
    const MOST_BINADES: f64 = 32.0;

    #[inline(always)]
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L> {
        let (k, y) = L::scale_to(p, q);
        block.weigh::<DEVIANCE>(k, p, q);
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

    /// Far from one another, −p + q is nearly all of a deviance, or a tie that p ln(p/q) breaks from far below: so it is not rounded with
    /// that.
    fn add_exactly(sum: &mut Ball, p: Wide, q: Wide) -> Option<()> {
        let far = p < q.half() || q < p.half();
        if DEVIANCE && !far {
            sum.add(term::kl_div(p, q)?);
            return Some(());
        }
        sum.add(term::rel_entr(p, q)?);
        if DEVIANCE {
            sum.add_exact(-p);
            sum.add_exact(q);
        }
        Some(())
    }
}

/// With q = 2ᵏ y, y in [3/4, 3/2), and t = (y − 1)/(y + 1), `ln q = k ln 2 + 2 (t + t³ (⅓ + ½ t² Q(t²)))`; what the remainder r of the
/// division adds to 2 atanh T is r/(1 + T).
impl Term for CodeLength {
    const WEIGHTS: [f64; 4] = [0.0, -2.0, -1.0, 0.0];
    /// 1.15, over Σ p T²; all counts twice, as `whole` does. `p T · rest`: eight roundings (one in p T, four in `rest`, three in adding) of at
    /// most 0.3416 p |T|³, |T| ≤ 1/5, so 1.1 ε p T². The derivative's series stops before T⁴: |r| ≤ 2ε|d| ≤ 5ε|T|, so 0.05 ε p T².
    const RELATIVE: f64 = 1.25 * EPSILON;
    const MOST_BINADES: f64 = 128.0;

    #[inline(always)]
    fn divide<L: Lanes, const ZEROS: bool>(block: &mut Block<L>, p: L, q: L) -> Quotient<L> {
        let one = L::splat(1.0);
        // Where p is zero as well; where it is not, the result is infinite and nobody looks here.
        let y = if ZEROS { q.where_zero(one, q) } else { q };
        let (k, y) = L::split_binade(y);
        block.weigh::<false>(k, p, q);
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

    fn add_exactly(sum: &mut Ball, p: Wide, q: Wide) -> Option<()> {
        sum.add(term::code_length(p, q)?);
        Some(())
    }
}

/// The sums of all blocks of a stretch, still in lanes and without their biases.
struct Totals<L> {
    whole: L,
    q: L,
    binades: L,
    cubes: L,
    rest: L,
    spread: L,
    p: L,
    lowest: L,
}

impl<L: Lanes> Totals<L> {
    #[inline(always)]
    fn of<T: Term>(block: Block<L>) -> Self {
        let (q, q_rest) = block.q.parts();
        let (whole, whole_rest) = block.whole.parts();
        let (binades, binades_rest) = block.binades.parts();
        let (cubes, cubes_rest) = block.cubes.parts();
        let [q_weight, whole_weight, binades_weight, cubes_weight] = T::WEIGHTS;
        let mut rest = L::horner(binades_rest, L::splat(binades_weight * LN_2.0), whole_rest * L::splat(whole_weight));
        if q_weight != 0.0 {
            rest = rest + q_rest;
        }
        if cubes_weight != 0.0 {
            rest = L::horner(cubes_rest, L::splat(cubes_weight * TWO_THIRDS.0), rest);
        }
        Self { whole, q, binades, cubes, rest, spread: block.spread, p: block.p, lowest: block.lowest }
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self {
            whole: self.whole + other.whole,
            q: self.q + other.q,
            binades: self.binades + other.binades,
            cubes: self.cubes + other.cubes,
            rest: self.rest + other.rest,
            spread: self.spread + other.spread,
            p: self.p + other.p,
            lowest: self.lowest.min(other.lowest),
        }
    }

    /// The sums of the lanes, over so many entries in so many vectors.
    #[inline(always)]
    fn tally<T: Term>(self, entries: usize, vectors: usize) -> Tally {
        let Self { whole, q, binades, cubes, rest, spread, p, lowest } = self;
        let [whole, q, binades, cubes, rest, spread, p, _] =
            L::sums([whole, q, binades, cubes, rest, spread, p, L::splat(0.0)]);
        let steps = vectors.min(BLOCK) + vectors.div_ceil(BLOCK) + 6;
        let radius = T::RELATIVE * spread + PER_STEP * T::MOST_BINADES * (vectors * LANES * steps) as f64;
        let q = q - T::PADDING * (vectors * LANES - entries) as f64;
        let value = Sums { whole, q, binades, cubes, rest, radius }.enclosure::<L, T>();
        Tally { value, p, q, regular: lowest.all_reach(f64::MIN_POSITIVE) }
    }
}

/// The sums of a stretch.
struct Sums {
    whole: f64,
    q: f64,
    binades: f64,
    cubes: f64,
    rest: f64,
    radius: f64,
}

impl Sums {
    /// The sum and the bound on its error.
    #[inline(always)]
    fn enclosure<L: Lanes, T: Term>(self) -> Enclosure {
        let [q_weight, whole_weight, binades_weight, cubes_weight] = T::WEIGHTS;
        // A multiple of 2⁻⁵² below two, so exact.
        let linear = self.whole * whole_weight + if q_weight == 0.0 { 0.0 } else { self.q };
        let (binades, binades_low) = times::<L>(self.binades, (binades_weight * LN_2.0, binades_weight * LN_2.1));
        let (cubes, cubes_low) = times::<L>(self.cubes, (cubes_weight * TWO_THIRDS.0, cubes_weight * TWO_THIRDS.1));
        let (sum, error) = two_sum(linear, binades);
        let (high, second_error) = two_sum(sum, cubes);
        let low = ((error + second_error) + (binades_low + cubes_low)) + self.rest;
        // Beyond the bias, the sums are not what they seem.
        let radius = if self.binades.abs() <= T::MOST_BINADES * BINADE { self.radius } else { f64::INFINITY };
        let parts = high.abs() + (binades.abs() + cubes.abs());
        Enclosure { high, low, radius: radius + FINISH * (parts + self.rest.abs()) }
    }
}

/// What [`Sums::enclosure`] and the rounding test lose: ε of the low parts, a few times. These are ε of the parts, and the rest.
const FINISH: f64 = 8.0 * EPSILON * EPSILON;

/// x times a constant of two parts.
#[inline(always)]
fn times<L: Lanes>(x: f64, (high, low): (f64, f64)) -> (f64, f64) {
    (x * high, L::product_low(x, high) + x * low)
}

/// The sums of at most a block of vectors.
#[inline(always)]
fn sum_block<L: Lanes, T: Term, const ZEROS: bool>(p: &[[f64; LANES]], q: &[[f64; LANES]]) -> Block<L> {
    let mut block = Block::new(T::MOST_BINADES);
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

/// Adds at most eight pairs.
#[inline(always)]
fn add_few<L: Lanes, T: Term, const ZEROS: bool>(block: &mut Block<L>, p: &[f64], q: &[f64]) {
    let pairs = T::divide::<L, ZEROS>(block, L::load_few(p, SPECK), L::load_few(q, T::PADDING));
    T::add::<L, ZEROS>(block, pairs);
}

/// Sums the terms of a stretch of two vectors of one length.
#[inline(always)]
pub(super) fn tally<L: Lanes, T: Term, const ZEROS: bool>(p: &[f64], q: &[f64]) -> Tally {
    let vectors = p.len().div_ceil(LANES);
    // Short vectors come in large numbers: the least of them take the straight way.
    if vectors == 1 {
        let mut block = Block::new(T::MOST_BINADES);
        add_few::<L, T, ZEROS>(&mut block, p, q);
        return Totals::of::<T>(block).tally::<T>(p.len(), 1);
    }
    let ((p_vectors, p_rest), (q_vectors, q_rest)) = (p.as_chunks::<LANES>(), q.as_chunks::<LANES>());
    let whole_blocks = p_vectors.len().min(q_vectors.len()) / BLOCK * BLOCK;
    let (p_blocks, p_last) = p_vectors.split_at(whole_blocks);
    let (q_blocks, q_last) = q_vectors.split_at(whole_blocks);

    // The last vectors, fewer than a block, and the few entries after them.
    let mut block = sum_block::<L, T, ZEROS>(p_last, q_last);
    if !p_rest.is_empty() {
        add_few::<L, T, ZEROS>(&mut block, p_rest, q_rest);
    }
    let mut totals = Totals::of::<T>(block);
    for (p, q) in p_blocks.chunks_exact(BLOCK).zip(q_blocks.chunks_exact(BLOCK)) {
        let block = sum_block::<L, T, ZEROS>(p, q);
        if !ZEROS && !block.lowest.all_reach(f64::MIN_POSITIVE) {
            // All of it will be done again, and arithmetic with subnormals is slow.
            return Tally { regular: false, ..Tally::ZERO };
        }
        totals = totals.and(Totals::of::<T>(block));
    }
    totals.tally::<T>(p.len(), vectors)
}
