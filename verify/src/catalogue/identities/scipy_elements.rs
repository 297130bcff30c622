//! SciPy's kl_div, summed, is not Σ p ln(p/q) unless the sums agree.

use crate::catalogue::prelude::*;

/// Σ kl_div(p, q) = Σ rel_entr(p, q) − Σp + Σq, and Σ rel_entr(p, q) = Σ p ln(p/q).
pub struct ScipyElements;

impl Statement for ScipyElements {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum \texttt{kl\_div}(p, q) = \sum p \ln \tfrac pq - \sum p + \sum q";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.3"), LITERATURE.at("SciPy, special.rel_entr and special.kl_div")];
    type Case = Masses;

    fn relation<A: Arithmetic>(a: &A, Masses { p, q }: &Masses) -> Relation<A::Real> {
        let terms: A::Real = a.scipy_rel_entr(p, q).into_iter().sum();
        let deviances: A::Real = a.scipy_kl_div(p, q).into_iter().sum();
        equal(terms.clone(), a.rel_entr_sum(p, q))
            .and(equal(deviances, terms - a.number(&total(p)) + a.number(&total(q))))
    }
}
