//! Amari's α-divergence is that of Tsallis, over the order.

use crate::catalogue::prelude::*;

/// α D^(α) = T_α.
pub struct AlphaTsallis;

impl Statement for AlphaTsallis {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\alpha D^{(\alpha)}(p \| q) = T_\alpha(p \| q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cichocki and Amari 2010")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q, alpha }: &PairAndOrder) -> Relation<A::Real> {
        equal(a.number(alpha) * a.alpha_divergence(p, q, alpha), a.tsallis(p, q, alpha))
    }
}
