//! Talagrand's inequality: what is near in divergence from a normal distribution is near in transport.

use crate::catalogue::prelude::*;

/// W₂² ≤ 2 σ_q² KL(p‖q) between normal distributions, with equality where the standard deviations are equal.
pub struct Talagrand;

impl Statement for Talagrand {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"W_2(p, q)^2 \le 2 \sigma_q^2\, D(p \| q)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives"), LITERATURE.at("Talagrand 1996")];
    type Case = TwoNormals;

    fn relation<A: Arithmetic>(a: &A, case: &TwoNormals) -> Relation<A::Real> {
        let TwoNormals { p, q, .. } = case;
        let distance = a.wasserstein_2_normal(&p[0], &p[1], &q[0], &q[1]);
        let kl = a.of("kl", &TwoNormals::distribution(p), &TwoNormals::distribution(q));
        at_most(distance.square(), a.number(&q[1]).square() * kl * 2)
    }
}
