//! Gibbs' inequality: no code is better than the right one, so the divergence is never negative.

use crate::catalogue::prelude::*;

/// 0 ≤ KL(p‖q); equivalently, H(p) ≤ H(p, q).
pub struct Gibbs;

impl Statement for Gibbs {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le D(p \| q)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§2"),
        THEORY_NOTEBOOK.at("§14.1"),
        CHAPTER_4.at("Properties, 1"),
        CHAPTER_4.at("Summary"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.integer(0), a.kl(p, q)).and(at_most(a.entropy(p), a.cross_entropy(p, q)))
    }
}
