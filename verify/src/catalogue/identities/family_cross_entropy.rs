//! Of parametric families too, the cross-entropy is the entropy and the divergence.

use crate::catalogue::prelude::*;

/// −E_p ln q = H(p) + KL(p‖q).
pub struct FamilyCrossEntropy;

impl Statement for FamilyCrossEntropy {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p, q) = H(p) + D(p \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§14.3")];
    type Case = Members<Entropies>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<Entropies>) -> Relation<A::Real> {
        equal(a.of("cross_entropy", p, q), a.of("entropy", p, p) + a.of("kl", p, q))
    }
}
