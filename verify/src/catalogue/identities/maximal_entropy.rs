//! The divergence from the uniform distribution is what is missing to the largest entropy.

use crate::catalogue::prelude::*;

/// H(p) + KL(p‖u) = ln n, where u is uniform on n outcomes.
pub struct MaximalEntropy;

impl Statement for MaximalEntropy {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p) + D(p \| u_n) = \ln n";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.5"), LITERATURE.at("Cover and Thomas 2006, Theorem 2.6.4")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        equal(a.entropy(p) + a.kl(p, &uniform(p.len())), a.integer(p.len() as i64).ln())
    }
}
