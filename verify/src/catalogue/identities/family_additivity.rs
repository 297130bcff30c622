//! Over independent parts divergences add up, and invertible functions change nothing: families made of others.

use crate::catalogue::prelude::*;

/// KL(p‖q) = Σ n KL(pᵢ‖qᵢ), where p is n independent parts pᵢ, or a function of them that loses nothing.
pub struct FamilyAdditivity;

impl Statement for FamilyAdditivity {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| q) = \textstyle\sum_i n_i D(p_i \| q_i)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, §2.5")];
    type Case = Decomposed;

    fn relation<A: Arithmetic>(a: &A, Decomposed { p, q, parts }: &Decomposed) -> Relation<A::Real> {
        let parts = parts.iter().map(|(count, p, q)| a.number(count) * a.of("kl", p, q));
        equal(a.of("kl", p, q), parts.sum())
    }
}
