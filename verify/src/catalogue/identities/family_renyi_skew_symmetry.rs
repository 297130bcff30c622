//! Of parametric families too, exchanging the two distributions reflects the order at one half.

use crate::catalogue::prelude::*;

/// (1 − α) D_α(p‖q) = α D_{1−α}(q‖p).
pub struct FamilyRenyiSkewSymmetry;

impl Statement for FamilyRenyiSkewSymmetry {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"(1 - \alpha) D_\alpha(p \| q) = \alpha D_{1-\alpha}(q \| p),\ 0 < \alpha < 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Members<Orders>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, alpha, .. }: &Members<Orders>) -> Relation<A::Real> {
        let complement = one_minus(alpha);
        equal(a.number(&complement) * a.renyi_of(p, q, alpha), a.number(alpha) * a.renyi_of(q, p, &complement))
    }
}
