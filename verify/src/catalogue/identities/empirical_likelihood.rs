//! The likelihood of counts is the divergence from the empirical distribution, but for what no model changes.

use crate::catalogue::prelude::*;

/// −Σ n ln q = N [H(p̂) + KL(p̂‖q)], so that p̂ is the likeliest of all.
pub struct EmpiricalLikelihood;

impl Statement for EmpiricalLikelihood {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"-\sum_i n_i \ln q_i = N \left[ H(\hat p) + D(\hat p \| q) \right],\ \hat p = n / N";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§8"),
        PYTORCH_NOTEBOOK.at("The deep connection between KL divergence and maximum likelihood estimation"),
    ];
    type Case = Tally;

    fn relation<A: Arithmetic>(a: &A, case: &Tally) -> Relation<A::Real> {
        let (empirical, size) = (case.empirical(), a.number(&case.size()));
        let likeliest = a.categorical_nll(&case.counts, &empirical);
        let nll = a.categorical_nll(&case.counts, &case.q);
        equal(nll.clone(), size * (a.entropy(&empirical) + a.kl(&empirical, &case.q))).and(at_most(likeliest, nll))
    }
}
