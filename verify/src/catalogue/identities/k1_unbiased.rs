//! The plain Monte Carlo estimator is unbiased.

use crate::catalogue::prelude::*;

/// The average of ln p(x) − ln q(x) under p is the divergence.
pub struct K1Unbiased;

impl Statement for K1Unbiased {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathbb{E}_p [\ln p(x) - \ln q(x)] = D(p \| q)";
    const SOURCES: &[Citation] = &[
        PYTORCH_NOTEBOOK.at("§3"),
        WORKED_PROBLEMS.at("M.4"),
        WORKED_PROBLEMS.at("M.5"),
        LITERATURE.at("Schulman 2020"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.k1_moments(p, q)[0].clone(), a.kl(p, q))
    }
}
