//! To exchange the distributions is to reflect the order about one half.

use crate::catalogue::prelude::*;

/// D^(α)(p‖q) = D^(1−α)(q‖p).
pub struct AlphaDuality;

impl Statement for AlphaDuality {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D^{(\alpha)}(p \| q) = D^{(1-\alpha)}(q \| p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cichocki and Amari 2010")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q, alpha }: &PairAndOrder) -> Relation<A::Real> {
        equal(a.alpha_divergence(p, q, alpha), a.alpha_divergence(q, p, &one_minus(alpha)))
    }
}
