//! Of parametric families, the order one half has three names.

use crate::catalogue::prelude::*;

/// D_B = ½ D_½ and H² = 1 − exp(−D_B).
pub struct FamilyOneHalf;

impl Statement for FamilyOneHalf {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D_B(p, q) = \tfrac12 D_{1/2}(p \| q),\ H(p, q)^2 = 1 - e^{-D_B(p, q)}";
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Members<OneHalf>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<OneHalf>) -> Relation<A::Real> {
        let distance = a.of("bhattacharyya_distance", p, q);
        equal(distance.clone(), a.renyi_of(p, q, &Number::from_f64(0.5)) / 2)
            .and(equal(a.of("squared_hellinger", p, q), a.integer(1) - (-distance).exp()))
    }
}
