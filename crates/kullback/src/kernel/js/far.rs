//! Pairs of masses with a ≥ 3 b, where b may be zero, or both: two divisions and two polynomials.
//!
//! # The terms
//! With x = b/a ≤ ⅓, two terms are
//!
//! ```text
//! 2 J = (a + b) ln 2 − a (1 + x) ln(1 + x) + b ln x,     (1 + x) ln(1 + x) = x + x²/2 − x³ G(x),   G(x) = 1/6 − x/12 + x²/20 − …
//! ```
//!
//! which does not cancel: it is between 0.17 a and 0.7 a. x is a rounded quotient X, and its remainder r = b − a X enters by the
//! derivatives,
//!
//! ```text
//! a (1 + x) ln(1 + x) = b (1 + X/2 − X² G(X)) + r (X/2 − X²/3 + …),     b ln x = b ln X + r.
//! ```
//!
//! The logarithm is that of a double: X = 2ᵏ Z, Z in [3/4, 3/2), and ln Z = 2 atanh t for t = (Z − 1)/(Z + 1), which is in [−1/7, 1/5],
//! and has a rounded quotient T and a remainder of its own. So, with Q of the [quick pass](crate::kernel::quick),
//!
//! ```text
//! 2 J = (a + b + k b) ln 2 + b (2T − 1 − X/2 + X² G(X) + 2T · T² (⅓ + ½ T² Q(T²))) + r (1 − X/2 + X²/3) + …
//! ```
//!
//! # The error
//! In units of ε b, where ε = 2⁻⁵³:
//!
//! * X² G(X): one rounding in X², one in the product, 1.3 in Horner's scheme and the 1.1 of the approximation, of G ≤ 1/6; another
//!   when it is added: 0.91 X². The derivatives' next term, X³/4: 0.09 X².
//! * 2T · T² (…): 4.7 roundings and another when it is added, of 0.69 |T|³: 0.79 T². The remainder of T, at most 3 ε |Z − 1|,
//!   has 1/(1 + T) right to T⁴: 0.06 T².
//! * All else is of order ε², and below what the sums lose.
//!
//! Together less than X² + T².

use crate::kernel::lanes::{LANES, Lanes};
use crate::kernel::quick::tail;
use crate::kernel::sums::{BINADE, Grid};

/// G(x) = Σ (−x)ʲ/((j + 2)(j + 3)) on [0, 1/3] to 2⁻⁵²·⁹ of itself, from the lowest power: minimax, by Remez' exchange.
const GAP: [f64; 13] = [
    0.16666666666666666,
    -0.08333333333331976,
    0.0499999999976933,
    -0.0333333331789402,
    0.023809518422878487,
    -0.0178570305256336,
    0.013887376178006247,
    -0.011097340752229685,
    0.009003949439969629,
    -0.007190371502526865,
    0.0052114213272760985,
    -0.0028976290318457323,
    0.0008687833749096738,
];

/// Eight pairs, as far as their divisions.
#[derive(Clone, Copy)]
struct Pairs<L> {
    a: L,
    b: L,
    x: L,
    k: L,
    z: L,
    t: L,
}

impl<L: Lanes> Pairs<L> {
    /// Pairs that contribute nothing.
    #[inline(always)]
    fn none() -> Self {
        let (zero, one) = (L::splat(0.0), L::splat(1.0));
        Self { a: zero, b: zero, x: zero, k: zero, z: one, t: zero }
    }

    #[inline(always)]
    fn new(a: L, b: L) -> Self {
        let one = L::splat(1.0);
        // Zero over anything is zero.
        let x = b / a.max(L::splat(f64::MIN_POSITIVE));
        // Of zero, k is −1023 and z one: finite, and b is a factor of both.
        let (k, z) = L::split_binade(x);
        Self { a, b, x, k, z, t: (z - one) / (z + one) }
    }
}

/// The sums of one block.
///
/// | sum | of | at most | bias | rest of a step |
/// |---|---|---|---|---|
/// | `whole` | b (2T − 1 − …) | 1.5 b, so 0.75 | 2 | 2⁻⁵³ |
/// | `binades` | a + (k + 1) b (in units of 2⁵²) | a, so 2; and −0.38 a | 2 | 2 · 2⁻⁵², times ln 2 |
///
/// As in [`Near`](super::near::Near), where there is a finer grid too: 2 J > 0.17 a bounds a by what the grid is made for.
pub(super) struct Far<L> {
    pub(super) whole: Grid<L>,
    pub(super) binades: Grid<L>,
    /// Of b (x² + t²).
    pub(super) spread: L,
}

impl<L: Lanes> Far<L> {
    #[inline(always)]
    pub(super) fn new(grid: f64) -> Self {
        Self { whole: Grid::new(2.0 * grid), binades: Grid::new(2.0 * grid * BINADE), spread: L::splat(0.0) }
    }

    /// Adds the terms of vectors.
    #[inline(always)]
    pub(super) fn add<'a>(&mut self, vectors: impl Iterator<Item = (&'a [f64; LANES], &'a [f64; LANES])>) {
        let mut pairs = Pairs::none();
        for (a, b) in vectors {
            let next = Pairs::new(L::load(a), L::load(b));
            if L::LOOKS_AHEAD {
                self.add_pairs(pairs);
                pairs = next;
            } else {
                self.add_pairs(next);
            }
        }
        if L::LOOKS_AHEAD {
            self.add_pairs(pairs);
        }
    }

    #[inline(always)]
    fn add_pairs(&mut self, Pairs { a, b, x, k, z, t }: Pairs<L>) {
        let (one, half) = (L::splat(1.0), L::splat(0.5));
        let (d, s) = (z - one, z + one);
        let remainder = L::horner_neg(t, z - (s - one), L::fused_neg(t, s, d));
        let u = t * t;
        let double = t + t;
        let log = u * L::horner(half, tail(u), L::splat(1.0 / 3.0));
        let v = x * x;
        let mut gap = L::splat(GAP[GAP.len() - 1]);
        for power in (0..GAP.len() - 1).rev() {
            gap = L::horner(gap, x, L::splat(GAP[power]));
        }
        let small = L::horner(v, gap, double * log);
        // 2T − 1 − X/2 + small, each of which is the lesser beside the last sum.
        let first = double - one;
        let first_low = double - (first + one);
        let second = L::horner_neg(half, x, first);
        let second_low = L::horner_neg(half, x, first - second);
        let factor = second + small;
        let factor_low = small - (factor - second);
        // (1 − T) (1 + T²): 1/(1 + T) to T³.
        let inverse = one - t;
        let inverse = L::horner(inverse, u, inverse);
        let factor_low = L::horner(remainder, inverse, factor_low + (first_low + second_low));
        let slope = L::horner(L::horner(x, L::splat(1.0 / 3.0), L::splat(-0.5)), x, one);
        let correction = L::fused_neg(x, a, b) * slope;

        let whole = &mut self.whole;
        let growth = whole.advance(L::horner(b, factor, whole.sum));
        let residual = L::fused_sub(b, factor, growth);
        whole.rest = whole.rest + L::horner(b, factor_low, correction + residual);

        self.binades.add_product(L::splat(BINADE), a);
        self.binades.add_product(k + L::splat(BINADE), b);
        self.spread = L::horner(b, u + v, self.spread);
    }
}
