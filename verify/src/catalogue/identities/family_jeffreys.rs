//! Of parametric families, the Jeffreys divergence is the divergence both ways.

use crate::catalogue::prelude::*;

/// J(p, q) = KL(p‖q) + KL(q‖p), whichever is named first.
pub struct FamilyJeffreys;

impl Statement for FamilyJeffreys {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"J(p, q) = D(p \| q) + D(q \| p) = J(q, p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Jeffreys 1946")];
    type Case = Members<BothWays>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<BothWays>) -> Relation<A::Real> {
        equal(a.of("jeffreys", p, q), a.of("kl", p, q) + a.of("kl", q, p))
            .and(equal(a.of("jeffreys", p, q), a.of("jeffreys", q, p)))
    }
}
