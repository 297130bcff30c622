//! When the estimator k3 varies less than k1: it is k1 and r − 1, whose covariance with ln r is the Jeffreys divergence.
//!
//! So it does exactly where χ²(q, p) < 2 J(p, q), and elsewhere it varies more.

use crate::catalogue::prelude::*;

/// Var k3 = Var k1 + χ²(q, p) − 2 J(p, q).
pub struct K3Variance;

impl Statement for K3Variance {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{Var}_p k_3 + 2 J(p, q) = \mathrm{Var}_p k_1 + \chi^2(q, p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let [k1, k3] = [a.k1_moments(p, q), a.k3_moments(p, q)];
        equal(k3[1].clone() + a.jeffreys(p, q) * 2, k1[1].clone() + a.chi_squared(q, p))
    }
}
