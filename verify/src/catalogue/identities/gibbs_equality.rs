//! The divergence is zero only between equal distributions, however little two others differ.

use crate::catalogue::prelude::*;

/// 0 < KL(p‖q) for p ≠ q.
pub struct GibbsEquality;

impl Statement for GibbsEquality {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"p \ne q \Rightarrow 0 < D(p \| q)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§2"),
        CHAPTER_4.at("Properties, 1"),
        CHAPTER_4.at("Summary"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Different;

    fn relation<A: Arithmetic>(a: &A, Different { p, q }: &Different) -> Relation<A::Real> {
        below(a.integer(0), a.kl(p, q))
    }
}
