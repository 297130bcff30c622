//! The divergences of Tsallis of orders one half, one and two are known by other names.

use crate::catalogue::prelude::*;

/// T_½ = 2 H², T₁ = KL and T₂ = χ².
pub struct TsallisSpecialValues;

impl Statement for TsallisSpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"T_{1/2} = 2 H^2,\ T_1 = D,\ T_2 = \chi^2";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsallis 1998"), LITERATURE.at("Liese and Vajda 2006")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let order = |alpha| a.tsallis(p, q, &Number::decimal(alpha));
        equal(order("0.5"), a.squared_hellinger(p, q) * 2)
            .and(equal(order("1"), a.kl(p, q)))
            .and(equal(order("2"), a.chi_squared(p, q)))
    }
}
