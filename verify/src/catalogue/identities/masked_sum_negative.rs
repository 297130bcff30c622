//! Leaving out the terms with q = 0 leaves out the infinity, and what is left can be negative.

use crate::catalogue::prelude::*;

/// Σ over p > 0 and q > 0 of p ln(p/q) < 0 < KL(p‖q) = ∞, for a coin and a certainty.
pub struct MaskedSumNegative;

impl Statement for MaskedSumNegative {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ \sum_{p > 0,\, q > 0} p \ln \tfrac pq < 0 < D(p \| q) = \infty";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[THEORY_NOTEBOOK.at("§6.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, q) = (a.pmf(["0.5", "0.5"]), a.pmf(["1", "0"]));
        below(a.rel_entr_sum(&a.pmf(["0.5"]), &a.pmf(["1"])), a.integer(0)).and(equal(a.kl(&p, &q), a.infinity()))
    }
}
