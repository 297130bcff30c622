//! The divergence is Bregman's of the negative entropy φ(p) = Σ p ln p.

use crate::catalogue::prelude::*;

/// −φ(q) − ⟨∇φ(q), p − q⟩ = KL(p‖q) − φ(p), where ⟨∇φ(q), p − q⟩ = Σ (p − q) ln q, for both sum to one.
pub struct BregmanDivergence;

impl Statement for BregmanDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(p \| q) = \varphi(p) - \varphi(q) - \langle \nabla \varphi(q), p - q \rangle,\ \varphi(p) = ",
        r"\sum p \ln p"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13"), THEORY_NOTEBOOK.at("§13.2"), WORKED_PROBLEMS.at("L.1")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let slopes = masses(q).into_iter().zip(differences(q, p)).filter(|(_, step)| !step.is_zero());
        let back: Option<A::Real> = slopes.map(|(q, step)| a.number(&step) * a.number(&q).ln()).reduce(|x, y| x + y);
        equal(a.entropy(q) + back.unwrap_or_else(|| a.integer(0)), a.kl(p, q) + a.entropy(p))
    }
}
