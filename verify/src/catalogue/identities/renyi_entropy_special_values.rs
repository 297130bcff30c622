//! Rényi's entropies of orders one and two: Shannon's, and the surprise that two draws agree.

use crate::catalogue::prelude::*;

/// H₁ = H and exp(−H₂) = Σ p².
pub struct RenyiEntropySpecialValues;

impl Statement for RenyiEntropySpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H_1(p) = H(p),\ e^{-H_2(p)} = \sum p^2";
    const SOURCES: &[Citation] = &[LITERATURE.at("Rényi 1961")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let order = |alpha| a.renyi_entropy(p, &Number::decimal(alpha));
        let agreement = masses(p).iter().map(|p| a.number(p).square()).sum();
        equal(order("1"), a.entropy(p)).and(equal((-order("2")).exp(), agreement))
    }
}
