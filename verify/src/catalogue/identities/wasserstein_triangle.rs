//! The Wasserstein distance is a metric: symmetric, and no shorter by way of a third distribution.

use crate::catalogue::prelude::*;

/// W₁(p, r) ≤ W₁(p, q) + W₁(q, r), and W₁(p, q) = W₁(q, p).
pub struct WassersteinTriangle;

impl Statement for WassersteinTriangle {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"W_1(p, r) \le W_1(p, q) + W_1(q, r), \quad W_1(p, q) = W_1(q, p)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives")];
    type Case = PlacedTriple;

    fn relation<A: Arithmetic>(a: &A, case: &PlacedTriple) -> Relation<A::Real> {
        let PlacedTriple { p, q, r, points } = case;
        let distance = |p: &Vector, q: &Vector| a.wasserstein_1(p, q, points);
        at_most(distance(p, r), distance(p, q) + distance(q, r)).and(equal(distance(p, q), distance(q, p)))
    }
}
