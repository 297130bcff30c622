//! Rényi's divergences of orders that sum to one are each other's, with the distributions exchanged.

use crate::catalogue::prelude::*;

/// (1 − α) D_α(p‖q) = α D_{1−α}(q‖p), for 0 < α < 1.
pub struct RenyiSkewSymmetry;

impl Statement for RenyiSkewSymmetry {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"(1 - \alpha) D_\alpha(p \| q) = \alpha D_{1-\alpha}(q \| p),\ 0 < \alpha < 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndFraction;

    fn relation<A: Arithmetic>(a: &A, PairAndFraction { p, q, alpha }: &PairAndFraction) -> Relation<A::Real> {
        let rest = one_minus(alpha);
        equal(a.number(&rest) * a.renyi(p, q, alpha), a.number(alpha) * a.renyi(q, p, &rest))
    }
}
