//! A distribution and its mirror image are equally far from each other, both ways. So they are no example of asymmetry.

use crate::catalogue::prelude::*;

/// KL(p‖q) = KL(q‖p), where q is p in reverse order.
pub struct MirrorPair;

impl Statement for MirrorPair {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"q(x) = p(n - 1 - x) \Rightarrow D(p \| q) = D(q \| p)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Example 2")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let q = &reversed(p);
        equal(a.kl(p, q), a.kl(q, p))
    }
}
