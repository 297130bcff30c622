//! Pinsker's inequality: total variation is bounded by the divergence.

use crate::catalogue::prelude::*;

/// TV² ≤ ½ KL.
pub struct Pinsker;

impl Statement for Pinsker {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{TV}(p, q)^2 \le \tfrac12 D(p \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§6.1"), THEORY_NOTEBOOK.at("§14.6"), THEORY_NOTEBOOK.at("§18")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.total_variation(p, q).square(), a.kl(p, q) / 2)
    }
}
