//! The divergences of Rényi and Tsallis are functions of each other: both are made of Σ p^α q^(1−α).

use crate::catalogue::prelude::*;

/// exp((α − 1) D_α) = 1 + (α − 1) T_α; below order one with the subtraction on the other side.
pub struct TsallisRenyi;

impl Statement for TsallisRenyi {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"e^{(\alpha - 1) D_\alpha(p \| q)} = 1 + (\alpha - 1) T_\alpha(p \| q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsallis 1998"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q, alpha }: &PairAndOrder) -> Relation<A::Real> {
        let (one, order) = (a.integer(1), a.number(alpha));
        let (renyi, tsallis) = (a.renyi(p, q, alpha), a.tsallis(p, q, alpha));
        if alpha.nearest() < 1.0 {
            let rest = one.clone() - order;
            equal((-(rest.clone() * renyi)).exp() + rest * tsallis, one)
        } else {
            let excess = order - one.clone();
            equal((excess.clone() * renyi).exp(), one + excess * tsallis)
        }
    }
}
