//! No measure depends on the order of the outcomes.

use crate::catalogue::prelude::*;

/// D(p∘σ, q∘σ) = D(p, q), and so for entropy.
pub struct PermutationInvariance;

impl Statement for PermutationInvariance {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \circ \sigma, q \circ \sigma) = D(p, q)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Properties, 5")];
    type Case = Permuted;

    fn relation<A: Arithmetic>(a: &A, Permuted { p, q, order }: &Permuted) -> Relation<A::Real> {
        let (p_moved, q_moved) = (&permute(p, order), &permute(q, order));
        equal(a.kl(p_moved, q_moved), a.kl(p, q))
            .and(equal(a.js(p_moved, q_moved), a.js(p, q)))
            .and(equal(a.total_variation(p_moved, q_moved), a.total_variation(p, q)))
            .and(equal(a.squared_hellinger(p_moved, q_moved), a.squared_hellinger(p, q)))
            .and(equal(a.chi_squared(p_moved, q_moved), a.chi_squared(p, q)))
            .and(equal(a.entropy(p_moved), a.entropy(p)))
    }
}
