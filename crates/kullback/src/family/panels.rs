//! Gauss–Legendre quadrature in 128 bits, panel by panel.
//!
//! A rule of n nodes is exact for polynomials of degree 2n − 1. So its error on a panel of half-length H, of a function that is analytic within the
//! ellipse whose foci are the panel's ends and whose semi-axes add up to ρH, and at most M there, is below `(64/15) H M ρ^(−2n) / (1 − ρ⁻²)`
//! (Trefethen, *Is Gauss quadrature better than Clenshaw–Curtis?*, SIAM Review 50, 2008, theorem 4.5).

use crate::wide::Wide;
use std::sync::LazyLock;

/// A Gauss–Legendre rule on [−1, 1]: the positive nodes, and their weights.
pub(crate) struct Rule(Vec<[Wide; 2]>);

/// The rule that is used, of [`NODES`] nodes.
pub(crate) static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new(NODES));

/// With [`Rule::new`]'s error in mind; whoever integrates says what they are enough for.
const NODES: i64 = 24;

impl Rule {
    /// The rule of n nodes, for an even n of at most a hundred: within 2⁻¹¹⁰ of itself.
    ///
    /// Tricomi's `cos(π (i − ¼)/(n + ½))` is within n⁻² of the i-th zero of the Legendre polynomial, whose distances from their neighbours are
    /// above that: seven of Newton's steps, each of which squares the error, are one more than it takes.
    pub(crate) fn new(n: i64) -> Self {
        let quarters = |k: i64| Wide::from_integer(k).scale(-2);
        let node = |i: i64| {
            let guess = (Wide::pi() * quarters(4 * i - 1) / quarters(4 * n + 2)).cos();
            let x = (0..7).fold(guess, |x, _| {
                let [value, slope] = legendre(n, x);
                x - value / slope
            });
            let [_, slope] = legendre(n, x);
            [x, Wide::from_integer(2) / ((Wide::ONE - x.square()) * slope.square())]
        };
        Self((1..=n / 2).map(node).collect())
    }

    /// The nodes on [a, a + 2h], and their weights.
    pub(crate) fn nodes(&self, a: Wide, h: Wide) -> impl Iterator<Item = [Wide; 2]> {
        let middle = a + h;
        self.0.iter().flat_map(move |&[x, weight]| {
            let (distance, weight) = (h * x, h * weight);
            [[middle - distance, weight], [middle + distance, weight]]
        })
    }

    /// `∫ f` over [a, a + 2h].
    pub(crate) fn integrate(&self, f: impl Fn(Wide) -> Wide, a: Wide, h: Wide) -> Wide {
        let middle = a + h;
        let terms = self.0.iter().map(|&[x, weight]| {
            let distance = h * x;
            weight * (f(middle - distance) + f(middle + distance))
        });
        h * terms.sum()
    }
}

/// The Legendre polynomial of degree n and its derivative, at a point between −1 and 1.
fn legendre(n: i64, x: Wide) -> [Wide; 2] {
    let next = |[before, value]: [Wide; 2], k: i64| {
        let sum = Wide::from_integer(2 * k - 1) * x * value - Wide::from_integer(k - 1) * before;
        [value, sum / Wide::from_integer(k)]
    };
    let [before, value] = (2..=n).fold([Wide::ONE, x], next);
    [value, Wide::from_integer(n) * (before - x * value) / (Wide::ONE - x.square())]
}
