//! Pinsker's inequality, and that of Bretagnolle and Huber, of parametric families.

use crate::catalogue::prelude::*;

/// TV² ≤ ½ KL, and TV² ≤ 1 − exp(−KL).
pub struct FamilyPinsker;

impl Statement for FamilyPinsker {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{TV}(p, q)^2 \le \min(\tfrac12 D(p \| q), 1 - e^{-D(p \| q)})";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§6.1"), LITERATURE.at("Bretagnolle and Huber 1979")];
    type Case = Members<Variation>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<Variation>) -> Relation<A::Real> {
        let (squared, kl) = (a.of("total_variation", p, q).square(), a.of("kl", p, q));
        at_most(squared.clone(), kl.clone() / 2).and(at_most(squared, a.integer(1) - (-kl).exp()))
    }
}
