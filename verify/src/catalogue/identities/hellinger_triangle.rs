//! Hellinger's distance is a metric: it is Euclid's, between the square roots.

use crate::catalogue::prelude::*;

/// H(p, r) ≤ H(p, q) + H(q, r).
pub struct HellingerTriangle;

impl Statement for HellingerTriangle {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"H(p, r) \le H(p, q) + H(q, r)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Triple;

    fn relation<A: Arithmetic>(a: &A, Triple { p, q, r }: &Triple) -> Relation<A::Real> {
        at_most(a.hellinger(p, r), a.hellinger(p, q) + a.hellinger(q, r))
    }
}
