//! Rényi's divergence of order zero is the limit from above, at this rate.
//!
//! By Jensen's inequality, for q* = q given the support of p: ln Σ p^α q^(1−α) = −D₀ + ln Σ q* (p/q)^α ≥ −D₀ + α Σ q*
//! ln(p/q), and the sum is D₀ − KL(q*‖p). Disjoint distributions have no such q*, and every order is infinite.

use crate::catalogue::prelude::*;

/// D₀ ≤ D_α ≤ D₀ + α/(1−α) KL(q*‖p), where q* is q given the support of p.
pub struct RenyiAtZero;

impl Statement for RenyiAtZero {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"D_0(p \| q) \le D_\alpha(p \| q) \le D_0(p \| q) + \frac{\alpha}{1 - \alpha} D(q(\cdot | p > 0) ",
        r"\| p),\ 0 < \alpha < 1"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step: alpha }: &PairAndStep) -> Relation<A::Real> {
        let (at_zero, near_zero) = (a.renyi(p, q, &Number::from_f64(0.0)), a.renyi(p, q, alpha));
        let Some(common) = given_support(q, p) else { return equal(at_zero, near_zero) };
        let rate = a.number(alpha) / a.number(&one_minus(alpha)) * a.kl(&common, p);
        at_most(at_zero.clone(), near_zero.clone()).and(at_most(near_zero, at_zero + rate))
    }
}
