//! Rényi's divergences of orders one half, one and two are known by other names.

use crate::catalogue::prelude::*;

/// D_½ = 2 D_B, D₁ = KL and exp D₂ = 1 + χ².
pub struct RenyiSpecialValues;

impl Statement for RenyiSpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D_{1/2} = 2 D_B,\ D_1 = D,\ e^{D_2} = 1 + \chi^2";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let order = |alpha| a.renyi(p, q, &Number::decimal(alpha));
        equal(order("0.5"), a.bhattacharyya_distance(p, q) * 2)
            .and(equal(order("1"), a.kl(p, q)))
            .and(equal(order("2").exp(), a.integer(1) + a.chi_squared(p, q)))
    }
}
