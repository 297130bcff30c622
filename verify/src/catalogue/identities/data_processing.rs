//! Data processing: no channel makes two distributions easier to tell apart.

use crate::catalogue::prelude::*;

/// KL(pT‖qT) ≤ KL(p‖q) for a channel T.
pub struct DataProcessing;

impl Statement for DataProcessing {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D(pT \| qT) \le D(p \| q)";
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§7"), THEORY_NOTEBOOK.at("§7.2"), THEORY_NOTEBOOK.at("§14.4"), WORKED_PROBLEMS.at("K.3")];
    type Case = Channelled;

    fn relation<A: Arithmetic>(a: &A, Channelled { p, q, channel }: &Channelled) -> Relation<A::Real> {
        at_most(a.kl(&push_forward(p, channel), &push_forward(q, channel)), a.kl(p, q))
    }
}
