//! Pairs of masses with a < 3 b: one division and a polynomial.
//!
//! # The terms
//! With u = t² ≤ ¼, g = 1 + u/6 + u²/15 + u³/28 + … and D = a − b, S = a + b, four terms are
//!
//! ```text
//! 4 J = S u g(u) = D t + D t u/6 + D t · u² Q(u),     Q(u) = 1/15 + u/28 + u²/45 + …
//! ```
//!
//! D = d + δ and S = s + σ are two-part numbers (Dekker's Fast2Sum, since a ≥ b). t is a rounded quotient T, and its remainder
//! r = D − T S enters by the derivative of S t² g, which is 2 atanh t: with S T = D − r,
//!
//! ```text
//! 4 J = D T g(U) + r T h(U),     h = (2 atanh T)/T − g = −ln(1 − U)/U = 1 + U/2 + U²/3 + …
//! ```
//!
//! # The error
//! In units of ε d T U², where ε = 2⁻⁵³ and U = T²:
//!
//! * d T · U² Q(U): three roundings in d T U, two in U Q(U), and in Q the last two steps of Horner's scheme, 1.5, the 1.4 of the approximation
//!   and 0.2 from U; two when it is added: 10.1 Q, below 0.79.
//! * r, |r| ≤ 3 ε d, has h as 1 + U/2 + 0.3725 U², right to 0.0392 U²: 0.12.
//! * δ, |δ| ≤ ε d and zero for a ≤ 2 b, has g as 1 + U/6, right to 0.0775 U²: 0.08.
//! * All else is of order ε², and below what the sums lose.
//!
//! Together less than one.

use crate::kernel::lanes::Lanes;
use crate::kernel::sums::{Grid, ONE_SIXTH};

/// Q(u) = Σ uʲ/((j + 3)(2j + 5)) on [0, 1/4] to 2⁻⁵²·⁵ of itself, from the lowest power: minimax, by Remez' exchange.
const TAIL: [f64; 13] = [
    0.06666666666666667,
    0.03571428571427954,
    0.022222222223593473,
    0.015151515032248356,
    0.010989016363981552,
    0.008333189680434875,
    0.0065384005854889704,
    0.005235273823237356,
    0.004543940774200815,
    0.00250214410392132,
    0.00692816977323039,
    -0.0054837899151428835,
    0.011104125935333135,
];

/// h(u) = 1 + u/2 + u² · this, to 0.0392 u² on [0, 1/4].
const CURVATURE: f64 = 0.3725;

/// Eight pairs, as far as their division.
#[derive(Clone, Copy)]
pub(super) struct Pairs<L> {
    a: L,
    b: L,
    d: L,
    s: L,
    t: L,
}

impl<L: Lanes> Pairs<L> {
    /// Pairs that contribute nothing.
    #[inline(always)]
    pub(super) fn none() -> Self {
        let (zero, one) = (L::splat(0.0), L::splat(1.0));
        Self { a: one, b: one, d: zero, s: one + one, t: zero }
    }

    /// Divides, for a ≥ b. Pairs with a ≥ `limit`, of which zeros are some, have a quotient of zero, and so contribute nothing.
    #[inline(always)]
    pub(super) fn new(a: L, b: L, limit: L) -> Self {
        let (d, s) = (a - b, a + b);
        Self { a, b, d, s, t: a.where_at_least(limit, L::splat(0.0), d / s) }
    }
}

/// The sums of one block.
///
/// The biases, over the grid, beside what they must exceed, and what one step can leave for the rest: half the sum's ulp for each time that
/// it is rounded.
///
/// | sum | of | at most | bias | rest of a step |
/// |---|---|---|---|---|
/// | `whole` | d t + d t · u² Q | s/4 · 1.05, so 0.53 | 1 | 2⁻⁵² |
/// | `squares` | d t u | s/16, so 0.13 | ¼ | 2⁻⁵⁵ |
///
/// In step j of m, the rest is at most j times that, and adding to it loses ε of it; what is added has been rounded twice.
pub(super) struct Near<L> {
    pub(super) whole: Grid<L>,
    pub(super) squares: Grid<L>,
    /// Of d t u².
    pub(super) spread: L,
}

impl<L: Lanes> Near<L> {
    #[inline(always)]
    pub(super) fn new(grid: f64) -> Self {
        Self { whole: Grid::new(grid), squares: Grid::new(0.25 * grid), spread: L::splat(0.0) }
    }

    #[inline(always)]
    pub(super) fn add(&mut self, Pairs { a, b, d, s, t }: Pairs<L>) {
        let d_low = (a - d) - b;
        let s_low = b - (s - a);
        let remainder = L::horner_neg(t, s_low, L::fused_neg(t, s, d) + d_low);
        let u = t * t;
        let u_low = L::fused_sub(t, t, u);
        let w = d * t;
        let w_low = L::fused_sub(d, t, w);
        let cube = w * u;
        let mut tail = L::splat(TAIL[TAIL.len() - 1]);
        for power in (0..TAIL.len() - 1).rev() {
            tail = L::horner(tail, u, L::splat(TAIL[power]));
        }
        let tail = u * tail;
        // δ g + r h.
        let slope = remainder * L::horner(u, L::splat(CURVATURE), L::splat(0.5));
        let slope = L::horner(d_low, L::splat(ONE_SIXTH.0), slope);
        let correction = L::horner(u, slope, remainder + d_low);

        let squares = &mut self.squares;
        let growth = squares.advance(L::horner(w, u, squares.sum));
        let residual = L::fused_sub(w, u, growth);
        squares.rest = squares.rest + L::horner(w, u_low, L::horner(w_low, u, residual));

        let whole = &mut self.whole;
        let growth = whole.advance(L::horner(cube, tail, L::horner(d, t, whole.sum)));
        let residual = L::horner(cube, tail, L::fused_sub(d, t, growth));
        whole.rest = whole.rest + L::horner(t, correction, residual);

        self.spread = L::horner(cube, u, self.spread);
    }
}
