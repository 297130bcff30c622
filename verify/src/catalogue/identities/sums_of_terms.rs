//! The measures on vectors are sums of the functions on numbers, outcome by outcome.

use crate::catalogue::prelude::*;

/// H(p) = Σ entr(p), KL(p‖q) = Σ kl_div(p, q) and Σ p ln(p/q) = Σ rel_entr(p, q).
pub struct SumsOfTerms;

impl Statement for SumsOfTerms {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"H(p) = \sum -p \ln p,\ D(p \| q) = \sum \bigl[p \ln \tfrac pq - p + q\bigr] = \sum p \ln \tfrac ",
        r"pq"
    );
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Definition"), PYTORCH_NOTEBOOK.at("What is KL divergence?"), WORKED_PROBLEMS.at("M.3")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let outcomes = || masses(p).into_iter().zip(masses(q));
        let deviances = outcomes().map(|(p, q)| a.kl_div(&p, &q)).sum();
        let relative_entropies = outcomes().map(|(p, q)| a.rel_entr(&p, &q)).sum();
        equal(a.entropy(p), masses(p).iter().map(|p| a.entr(p)).sum())
            .and(equal(a.kl(p, q), deviances))
            .and(equal(a.rel_entr_sum(p, q), relative_entropies))
    }
}
