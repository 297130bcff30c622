//! The divergence is not symmetric: it matters which of two distributions is the truth.

use crate::catalogue::prelude::*;

/// KL(q‖p) < KL(p‖q), for the weather p and its forecast q.
pub struct Asymmetry;

impl Statement for Asymmetry {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ D(p \| q) \ne D(q \| p)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§1.1"),
        THEORY_NOTEBOOK.at("§3"),
        CHAPTER_4.at("Properties, 2"),
        CHAPTER_4.at("Summary"),
        PYTORCH_NOTEBOOK.at("Common gotchas"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        KL_NOTE.at("KL is not symmetrical"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let nature = a.pmf(["0.50", "0.30", "0.20"]);
        let forecast = a.pmf(["0.70", "0.20", "0.10"]);
        below(a.kl(&forecast, &nature), a.kl(&nature, &forecast))
    }
}
