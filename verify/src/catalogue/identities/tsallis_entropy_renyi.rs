//! The entropies of Rényi and Tsallis are functions of each other: both are made of Σ p^α.

use crate::catalogue::prelude::*;

/// exp((1 − α) H_α) = 1 + (1 − α) S_α; above order one with the subtraction on the other side.
pub struct TsallisEntropyRenyi;

impl Statement for TsallisEntropyRenyi {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"e^{(1 - \alpha) H_\alpha(p)} = 1 + (1 - \alpha) S_\alpha(p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsallis 1988")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q: _, alpha }: &PairAndOrder) -> Relation<A::Real> {
        let (one, order) = (a.integer(1), a.number(alpha));
        let (renyi, tsallis) = (a.renyi_entropy(p, alpha), a.tsallis_entropy(p, alpha));
        if alpha.nearest() < 1.0 {
            let rest = one.clone() - order;
            equal((rest.clone() * renyi).exp(), one + rest * tsallis)
        } else {
            let excess = order - one.clone();
            equal((-(excess.clone() * renyi)).exp() + excess * tsallis, one)
        }
    }
}
