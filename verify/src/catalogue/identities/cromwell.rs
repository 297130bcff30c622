//! What was thought impossible comes as an infinite surprise, though the reverse is but a finite one.

use crate::catalogue::prelude::*;

/// KL(p‖q) is finite and KL(q‖p) is infinite, where p concentrates what q spreads.
pub struct Cromwell;

impl Statement for Cromwell {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ D(p \| q) < \infty = D(q \| p)";
    const SOURCES: &[Citation] = &[
        KL_NOTE.at("KL is not symmetrical"),
        THEORY_NOTEBOOK.at("§4"),
        CHAPTER_4.at("Common Pitfalls, 1"),
        PYTORCH_NOTEBOOK.at("Common gotchas"),
        WORKED_PROBLEMS.at("M.4"),
    ];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let concentrated = a.pmf(["0.9", "0.1", "0", "0", "0"]);
        let uniform = a.pmf(["0.2", "0.2", "0.2", "0.2", "0.2"]);
        let me = a.pmf(["0.7", "0.3", "0"]);
        let einstein = a.pmf(["0.7", "0.2", "0.1"]);
        below(a.kl(&concentrated, &uniform), a.infinity())
            .and(equal(a.kl(&uniform, &concentrated), a.infinity()))
            .and(below(a.kl(&me, &einstein), a.infinity()))
            .and(equal(a.kl(&einstein, &me), a.infinity()))
    }
}
