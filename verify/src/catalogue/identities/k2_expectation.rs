//! What the estimator k2 estimates: half the second moment of the log-ratio, and not the divergence.

use crate::catalogue::prelude::*;

/// 2 E k2 = Var k1 + KL².
pub struct K2Expectation;

impl Statement for K2Expectation {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"2\, \mathbb{E}_p [\tfrac12 \ln^2 (p/q)] = \mathrm{Var}_p \ln (p/q) + D(p \| q)^2";
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let [k1, k2] = [a.k1_moments(p, q), a.k2_moments(p, q)];
        equal(k2[0].clone() * 2, k1[1].clone() + k1[0].square())
    }
}
