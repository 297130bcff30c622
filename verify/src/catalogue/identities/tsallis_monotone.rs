//! The divergence of Tsallis grows with its order, as (tᵃ − 1)/a grows with a; at order one it passes through the
//! divergence.

use crate::catalogue::prelude::*;

/// T_α ≤ T_β for α < β, and T_α ≤ KL for α < 1, KL ≤ T_α for α > 1.
pub struct TsallisMonotone;

impl Statement for TsallisMonotone {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\alpha < \beta \Rightarrow T_\alpha(p \| q) \le T_\beta(p \| q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsallis 1998"), LITERATURE.at("Liese and Vajda 2006")];
    type Case = PairAndOrders;

    fn relation<A: Arithmetic>(a: &A, PairAndOrders { p, q, alpha, beta }: &PairAndOrders) -> Relation<A::Real> {
        let (low, high) = (a.tsallis(p, q, alpha), a.tsallis(p, q, beta));
        let around_one =
            if alpha.nearest() < 1.0 { at_most(low.clone(), a.kl(p, q)) } else { at_most(a.kl(p, q), low.clone()) };
        at_most(low, high).and(around_one)
    }
}
