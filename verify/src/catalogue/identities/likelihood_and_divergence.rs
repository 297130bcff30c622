//! To maximise the likelihood is to minimise the divergence: models differ by as much in one as in the other.

use crate::catalogue::prelude::*;

/// H(p, q) + KL(p‖r) = H(p, r) + KL(p‖q).
pub struct LikelihoodAndDivergence;

impl Statement for LikelihoodAndDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p, q) - H(p, r) = D(p \| q) - D(p \| r)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§8"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        PYTORCH_NOTEBOOK.at("The deep connection between KL divergence and maximum likelihood estimation"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Triple;

    fn relation<A: Arithmetic>(a: &A, Triple { p, q, r }: &Triple) -> Relation<A::Real> {
        equal(a.cross_entropy(p, q) + a.kl(p, r), a.cross_entropy(p, r) + a.kl(p, q))
    }
}
