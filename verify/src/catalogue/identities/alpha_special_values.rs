//! Amari's α-divergence has the others as special cases.

use crate::catalogue::prelude::*;

/// ½χ² at α = 2, ½χ²_N at −1, 4H² at ½, KL(p‖q) at 1 and KL(q‖p) at 0.
pub struct AlphaSpecialValues;

impl Statement for AlphaSpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D^{(2)} = \tfrac12 \chi^2,\ D^{(-1)} = \tfrac12 \chi^2_N,\ D^{(1/2)} = 4 H^2,\ D^{(1)} = D(p \| ",
        r"q),\ D^{(0)} = D(q \| p)"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Cichocki and Amari 2010")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let order = |alpha| a.alpha_divergence(p, q, &Number::decimal(alpha));
        equal(order("2"), a.chi_squared(p, q) / 2)
            .and(equal(order("-1"), a.neyman_chi_squared(p, q) / 2))
            .and(equal(order("0.5"), a.squared_hellinger(p, q) * 4))
            .and(equal(order("1"), a.kl(p, q)))
            .and(equal(order("0"), a.kl(q, p)))
    }
}
