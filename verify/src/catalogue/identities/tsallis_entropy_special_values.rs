//! The entropies of Tsallis of orders one and two: Shannon's, and the chance that two draws differ.

use crate::catalogue::prelude::*;

/// S₁ = H and S₂ + Σ p² = 1.
pub struct TsallisEntropySpecialValues;

impl Statement for TsallisEntropySpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"S_1(p) = H(p),\ S_2(p) + \sum p^2 = 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsallis 1988")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let order = |alpha| a.tsallis_entropy(p, &Number::decimal(alpha));
        let agreement: A::Real = masses(p).iter().map(|p| a.number(p).square()).sum();
        equal(order("1"), a.entropy(p)).and(equal(order("2") + agreement, a.integer(1)))
    }
}
