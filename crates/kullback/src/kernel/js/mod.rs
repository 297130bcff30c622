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
//! That of [near] and [far] terms is proportional to what they sum in `spread`. The sums lose, for a pair in a block of m steps, in units of
//! grid · 2⁻¹⁰⁸: (m + 4) for near terms and 6 (m + 1) for far ones; and the totals of the B ≤ 64 blocks of a stretch, in which the rests,
//! m a block, lose ε for each addition, 8 B. That makes less than [`PER_STEP`] (m + 12).

mod accurate;
mod far;
mod near;

use super::enclosure::{Enclosure, LEAST_RESULT};
use super::lanes::{LANES, Lanes};
use super::quick::{BLOCK, SPECK};
use super::stages::Summation;
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
    const ADMITS_ZEROS: bool = true;

    /// The power of two next above 8 J: twice all that the largest sum, of near terms in units of ¼, comes to. None where all may be zero,
    /// which only the accurate pass can tell.
    fn finer_grid(quick: Enclosure) -> Option<f64> {
        let most = 16.0 * (quick.high.abs() + quick.radius);
        let grid = f64::from_bits(most.to_bits() >> 52 << 52);
        (quick.high != 0.0 && (LEAST_RESULT..FINER).contains(&grid)).then_some(grid)
    }

    #[inline(always)]
    fn quick<L: Lanes, const ZEROS: bool>(p: &[f64], q: &[f64], grid: f64) -> Tally {
        tally::<L>(p, q, grid)
    }

    #[inline(always)]
    fn accurate<L: Lanes>(p: &[f64], q: &[f64]) -> Tally {
        super::accurate::tally::<L, Self>(p, q)
    }
}

/// The vectors whose far pairs are set aside together, to be taken eight at a time when the near ones are done.
const BATCH: usize = 16;

/// The pairs that are set aside, and room for what [`Lanes::compress`] leaves behind them.
struct Aside {
    a: [f64; (BATCH + 1) * LANES],
    b: [f64; (BATCH + 1) * LANES],
    length: usize,
}

impl Aside {
    #[inline(always)]
    fn empty() -> Self {
        Self { a: [0.0; _], b: [0.0; _], length: 0 }
    }

    /// The eight places behind the pairs. There are as many as long as no more than a batch is set aside.
    #[inline(always)]
    fn end(&mut self) -> Option<(&mut [f64; LANES], &mut [f64; LANES])> {
        let (a, b) = (self.a.get_mut(self.length..)?, self.b.get_mut(self.length..)?);
        a.first_chunk_mut().zip(b.first_chunk_mut())
    }

    /// Sets the pairs in the lanes of the mask aside.
    #[inline(always)]
    fn push<L: Lanes>(&mut self, mask: u8, larger: L, lesser: L) {
        if let Some((a, b)) = self.end() {
            larger.compress(mask, a);
            lesser.compress(mask, b);
            self.length += mask.count_ones() as usize;
        }
    }

    /// Adds the pairs to the sums.
    #[inline(always)]
    fn drain<L: Lanes>(&mut self, far: &mut Far<L>) {
        // To fill the last vector.
        if let Some((a, b)) = self.end() {
            (*a, *b) = ([SPECK; LANES], [0.0; LANES]);
        }
        let vectors = self.length.div_ceil(LANES);
        far.add(self.a.as_chunks().0.iter().zip(self.b.as_chunks().0).take(vectors));
        self.length = 0;
    }
}

/// The sums of the masses, and the least of them.
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

    /// Adds the terms of at most a batch of vectors.
    #[inline(always)]
    fn add(&mut self, masses: &mut Masses<L>, aside: &mut Aside, p: &[[f64; LANES]], q: &[[f64; LANES]]) {
        let mut pairs = near::Pairs::none();
        for (p, q) in p.iter().zip(q) {
            let (p, q) = (L::load(p), L::load(q));
            let (a, b) = (p.max(q), p.min(q));
            masses.p = masses.p + p;
            masses.q = masses.q + q;
            masses.lowest = b.min(masses.lowest);
            let limit = b * L::splat(3.0);
            let is_far = a.at_least(limit);
            if is_far != 0 {
                aside.push(is_far, a, b);
                if is_far == u8::MAX {
                    continue;
                }
            }
            let next = near::Pairs::new(a, b, limit);
            if L::LOOKS_AHEAD {
                self.near.add(pairs);
                pairs = next;
            } else {
                self.near.add(next);
            }
        }
        if L::LOOKS_AHEAD {
            self.near.add(pairs);
        }
        if aside.length > 0 {
            aside.drain(&mut self.far);
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
fn tally<L: Lanes>(p: &[f64], q: &[f64], grid: f64) -> Tally {
    let zero = L::splat(0.0);
    let mut masses = Masses { p: zero, q: zero, lowest: L::splat(f64::INFINITY) };
    let mut aside = Aside::empty();
    let mut totals = Totals::<L>::new();
    for (p, q) in p.chunks(BLOCK * LANES).zip(q.chunks(BLOCK * LANES)) {
        let ((p_vectors, p_rest), (q_vectors, q_rest)) = (p.as_chunks::<LANES>(), q.as_chunks::<LANES>());
        // The few entries after the last vector, beside equal ones.
        let (mut p_last, mut q_last) = ([[SPECK; LANES]], [[SPECK; LANES]]);
        p_last[0][..p_rest.len()].copy_from_slice(p_rest);
        q_last[0][..q_rest.len()].copy_from_slice(q_rest);
        let last = usize::from(!p_rest.is_empty());

        let mut block = Block::new(grid);
        for (p, q) in [(p_vectors, q_vectors), (&p_last[..last], &q_last[..last])] {
            for (p, q) in p.chunks(BATCH).zip(q.chunks(BATCH)) {
                block.add(&mut masses, &mut aside, p, q);
            }
        }
        totals.add(block);
    }

    let value = totals.value();
    let (high, low) = across(value.high.store(), value.low.store());
    let relative = EPSILON * (0.25 * sum(totals.near_spread.store()) + 0.5 * sum(totals.far_spread.store()));
    let vectors = p.len().div_ceil(LANES);
    let steps = (vectors * LANES * (vectors.min(BLOCK) + 12)) as f64;
    Tally {
        value: Enclosure { high, low, radius: relative + grid * PER_STEP * steps },
        p: sum(masses.p.store()),
        q: sum(masses.q.store()),
        regular: masses.lowest.all_reach(f64::MIN_POSITIVE),
    }
}
