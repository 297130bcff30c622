//! Rényi's entropies of every order agree on a uniform distribution; elsewhere the divergence from it is what is
//! missing.

use crate::catalogue::prelude::*;

/// H_α(uₙ) = ln n, and H_α(p) + D_α(p‖uₙ) = ln n.
pub struct RenyiEntropyUniform;

impl Statement for RenyiEntropyUniform {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H_\alpha(u_n) = \ln n,\ H_\alpha(p) + D_\alpha(p \| u_n) = \ln n";
    const SOURCES: &[Citation] = &[LITERATURE.at("Rényi 1961"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q: _, alpha }: &PairAndOrder) -> Relation<A::Real> {
        let (uniform, ln_n) = (&uniform(p.len()), a.integer(p.len() as i64).ln());
        equal(a.renyi_entropy(uniform, alpha), ln_n.clone())
            .and(equal(a.renyi_entropy(p, alpha) + a.renyi(p, uniform, alpha), ln_n))
    }
}
