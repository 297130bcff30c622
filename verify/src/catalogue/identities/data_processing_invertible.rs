//! A channel that can be undone takes nothing away: the divergence does not depend on how outcomes are called.

use crate::catalogue::prelude::*;

/// KL(pT‖qT) = KL(p‖q), where T gives each outcome an image of its own.
pub struct DataProcessingInvertible;

impl Statement for DataProcessingInvertible {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"T \text{ injective} \Rightarrow D(pT \| qT) = D(p \| q)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Properties, 5")];
    type Case = Relabelled;

    fn relation<A: Arithmetic>(a: &A, Relabelled { p, q, channel }: &Relabelled) -> Relation<A::Real> {
        equal(a.kl(&push_forward(p, channel), &push_forward(q, channel)), a.kl(p, q))
    }
}
