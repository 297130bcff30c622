//! The divergence is no metric: a detour can be shorter.

use crate::catalogue::prelude::*;

/// KL(p‖q) + KL(q‖r) < KL(p‖r), for one triple.
pub struct TriangleFailureKl;

impl Statement for TriangleFailureKl {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q, r:\ D(p \| q) + D(q \| r) < D(p \| r)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Properties, 3")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let p = a.pmf(["0.5", "0.5"]);
        let q = a.pmf(["0.25", "0.75"]);
        let r = a.pmf(["0.1", "0.9"]);
        below(a.kl(&p, &q) + a.kl(&q, &r), a.kl(&p, &r))
    }
}
