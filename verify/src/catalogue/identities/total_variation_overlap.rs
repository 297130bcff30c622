//! Total variation is what two distributions do not share.

use crate::catalogue::prelude::*;

/// TV(p, q) + Σ min(p, q) = 1.
pub struct TotalVariationOverlap;

impl Statement for TotalVariationOverlap {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{TV}(p, q) + \sum \min(p, q) = 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.total_variation(p, q) + a.number(&overlap(p, q)), a.integer(1))
    }
}
