//! The Jensen–Shannon divergence, whose terms depend on the larger mass a and the smaller b of a pair alone.
//!
//! # The terms
//! With s = a + b and t = (a − b)/s, a term is
//!
//! ```text
//! J = ½ [a ln(a/m) + b ln(b/m)] = ¼ s [(1 + t) ln(1 + t) + (1 − t) ln(1 − t)] = ¼ s (t² + t⁴/6 + t⁶/15 + t⁸/28 + …)
//! ```
//!
//! all of whose terms are positive: for p ≈ q nothing cancels. As far as a = 3 b, t = ½, the series is a polynomial of few terms: such
//! pairs are [near]. Beyond, J is never small beside its masses, and the two logarithms that it takes are evaluated as such: those
//! pairs are [far]. Of a vector of eight, the far pairs are set aside, and taken eight at a time.
//!
//! # The grids
//! Since terms are positive, a bound on the result is one on all its partial sums, and all [biases](Grid) may shrink in proportion. The
//! first pass assumes nothing and so is not for a small result; if it was one, it still said how small it is, and a second pass over a grid
//! as fine decides it.
//!
//! # The error
//! That of [near] and [far] terms is proportional to what they sum in `spread`. The sums lose, for a pair in a block of m steps, of which
//! m + 8 may be far, in units of grid · 2⁻¹⁰⁸: (m + 4) for near terms and 6 (m + 9) for far ones; and the totals of the B ≤ 64 blocks of a
//! stretch, in which the rests, m a block, lose ε for each addition, 8 B. That makes less than [`PER_STEP`] (m + 16).

mod accurate;
mod far;
mod near;

use super::Summation;
use super::lanes::{LANES, Lanes};
use super::quick::{BLOCK, SPECK};
use super::sums::{EPSILON, LN_2, ONE_SIXTH, Tally, Total, across, sum};
use far::Far;
use near::Near;

/// `Σ ½ [p ln(p/m) + q ln(q/m)]`.
pub(crate) struct Js;

/// The bound on the error of the sums for each pair of masses and each step of its block.
const PER_STEP: f64 = f64::from_bits((1023 - 104) << 52);

/// How much finer a second grid must be to be worth its pass.
const FINER: f64 = 1.0 / 256.0;

impl Summation for Js {
    const INFINITE_AT_ZERO: bool = false;

    /// The power of two next above 8 J: twice all that the largest sum, of near terms in units of ¼, comes to.
    fn finer_grid(most: f64) -> Option<f64> {
        let above = f64::from_bits(((16.0 * most).to_bits() >> 52) << 52);
        (super::LEAST_RESULT..FINER).contains(&above).then_some(above)
    }

    #[inline(always)]
    fn quick<L: Lanes, const ZEROS: bool>(p: &[f64], q: &[f64], grid: f64) -> Tally {
        tally::<L, ZEROS>(p, q, grid)
    }

    #[inline(always)]
    fn accurate<L: Lanes>(p: &[f64], q: &[f64]) -> Tally {
        super::accurate::tally::<L, Self>(p, q)
    }
}

/// The pairs that are set aside: there is room for eight vectors, and for the lanes of one more.
struct Queue {
    a: [f64; QUEUE],
    b: [f64; QUEUE],
    length: usize,
}

const QUEUE: usize = 9 * LANES;

impl Queue {
    /// Sets the pairs in the lanes of the mask aside.
    #[inline(always)]
    fn push<L: Lanes>(&mut self, mask: u8, a: L, b: L) {
        let (a_end, b_end) = (&mut self.a[self.length..], &mut self.b[self.length..]);
        if let (Some(a_end), Some(b_end)) = (a_end.first_chunk_mut(), b_end.first_chunk_mut()) {
            a.compress(mask, a_end);
            b.compress(mask, b_end);
            self.length += mask.count_ones() as usize;
        }
    }

    fn is_full(&self) -> bool {
        self.length > QUEUE - LANES
    }

    /// Adds all whole vectors to the sums and keeps the few pairs that are left.
    #[inline(always)]
    fn drain<L: Lanes>(&mut self, far: &mut Far<L>) {
        let whole = self.length / LANES;
        far.add_all(&self.a.as_chunks().0[..whole], &self.b.as_chunks().0[..whole]);
        self.length -= whole * LANES;
        self.a.copy_within(whole * LANES..whole * LANES + self.length, 0);
        self.b.copy_within(whole * LANES..whole * LANES + self.length, 0);
    }

    /// Adds all.
    #[inline(always)]
    fn finish<L: Lanes>(&mut self, far: &mut Far<L>) {
        let whole = self.length.next_multiple_of(LANES);
        self.a[self.length..whole].fill(SPECK);
        self.b[self.length..whole].fill(0.0);
        self.length = whole;
        self.drain(far);
    }
}

/// What is known of the masses.
struct Masses<L> {
    p: L,
    q: L,
    lowest: L,
}

/// The sums of at most a block of vectors.
struct Block<L> {
    near: Near<L>,
    far: Far<L>,
}

impl<L: Lanes> Block<L> {
    #[inline(always)]
    fn new(grid: f64) -> Self {
        Self { near: Near::new(grid), far: Far::new(grid) }
    }

    /// Adds the terms of the vectors, but for the far ones that are left in the queue.
    #[inline(always)]
    fn add<const ZEROS: bool>(
        &mut self,
        masses: &mut Masses<L>,
        queue: &mut Queue,
        p: &[[f64; LANES]],
        q: &[[f64; LANES]],
    ) {
        let mut pending = None;
        for (p, q) in p.iter().zip(q) {
            let (p, q) = (L::load(p), L::load(q));
            let (a, b) = (p.max(q), p.min(q));
            masses.p = masses.p + p;
            masses.q = masses.q + q;
            masses.lowest = b.min(masses.lowest);
            let limit = b * L::splat(3.0);
            let is_far = limit.less(a);
            if is_far != 0 {
                queue.push(is_far, a, b);
                if queue.is_full() {
                    queue.drain(&mut self.far);
                }
                if is_far == u8::MAX {
                    continue;
                }
            }
            // A pair of equal masses contributes nothing.
            let next = near::Pairs::new::<ZEROS>(a, limit.where_less(a, a, b));
            if let Some(pairs) = pending.replace(next) {
                self.near.add(pairs);
            }
        }
        if let Some(pairs) = pending {
            self.near.add(pairs);
        }
    }
}

/// The sums of all blocks so far.
struct Totals<L> {
    near: Total<L>,
    squares: Total<L>,
    far: Total<L>,
    binades: Total<L>,
    near_spread: L,
    far_spread: L,
}

impl<L: Lanes> Totals<L> {
    #[inline(always)]
    fn new() -> Self {
        let zero = L::splat(0.0);
        Self {
            near: Total::zero(),
            squares: Total::zero(),
            far: Total::zero(),
            binades: Total::zero(),
            near_spread: zero,
            far_spread: zero,
        }
    }

    #[inline(always)]
    fn add(&mut self, Block { near, far }: Block<L>) {
        let (high, low) = near.whole.parts();
        self.near.add(high, low);
        let (high, low) = near.squares.parts();
        self.squares.add(high, low);
        let (high, low) = far.whole.parts();
        self.far.add(high, low);
        let (high, low) = far.binades.parts();
        self.binades.add(high, low);
        self.near_spread = self.near_spread + near.spread;
        self.far_spread = self.far_spread + far.spread;
    }

    /// The value, still in lanes: a quarter of the near sums and half of the far ones.
    #[inline(always)]
    fn value(&self) -> Total<L> {
        let mut value = self.binades.times((0.5 * LN_2.0, 0.5 * LN_2.1));
        let far = self.far.times((0.5, 0.0));
        value.add(far.high, far.low);
        let near = self.near.times((0.25, 0.0));
        value.add(near.high, near.low);
        let squares = self.squares.times((0.25 * ONE_SIXTH.0, 0.25 * ONE_SIXTH.1));
        value.add(squares.high, squares.low);
        value
    }
}

/// Sums the terms of a stretch of two vectors of one length.
#[inline(always)]
fn tally<L: Lanes, const ZEROS: bool>(p: &[f64], q: &[f64], grid: f64) -> Tally {
    let ((p_vectors, p_rest), (q_vectors, q_rest)) = (p.as_chunks::<LANES>(), q.as_chunks::<LANES>());
    let zero = L::splat(0.0);
    let mut masses = Masses { p: zero, q: zero, lowest: L::splat(f64::INFINITY) };
    let mut queue = Queue { a: [0.0; QUEUE], b: [0.0; QUEUE], length: 0 };
    let mut totals = Totals::<L>::new();
    let (p_blocks, p_last) = p_vectors.split_at(p_vectors.len() / BLOCK * BLOCK);
    let (q_blocks, q_last) = q_vectors.split_at(q_vectors.len() / BLOCK * BLOCK);
    for (p, q) in p_blocks.chunks_exact(BLOCK).zip(q_blocks.chunks_exact(BLOCK)) {
        let mut block = Block::new(grid);
        block.add::<ZEROS>(&mut masses, &mut queue, p, q);
        totals.add(block);
    }
    // The last vectors, fewer than a block, and the few entries after them, beside equal ones.
    let mut block = Block::new(grid);
    block.add::<ZEROS>(&mut masses, &mut queue, p_last, q_last);
    if !p_rest.is_empty() {
        let (mut p, mut q) = ([SPECK; LANES], [SPECK; LANES]);
        p[..p_rest.len()].copy_from_slice(p_rest);
        q[..q_rest.len()].copy_from_slice(q_rest);
        block.add::<ZEROS>(&mut masses, &mut queue, &[p], &[q]);
    }
    queue.finish(&mut block.far);
    totals.add(block);

    let value = totals.value();
    let (high, low) = across(value.high.store(), value.low.store());
    let relative = EPSILON * (0.25 * sum(totals.near_spread.store()) + 0.5 * sum(totals.far_spread.store()));
    let vectors = p.len().div_ceil(LANES);
    let steps = (vectors * LANES * (vectors.min(BLOCK) + 16)) as f64;
    Tally {
        high,
        low,
        radius: relative + grid * PER_STEP * steps,
        p: sum(masses.p.store()),
        q: sum(masses.q.store()),
        lowest: masses.lowest.store().into_iter().fold(f64::INFINITY, f64::min),
    }
}
