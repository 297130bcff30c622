//! The estimator k3 is unbiased where p has all of the support of q, and elsewhere too small by the mass that it never sees.

use crate::catalogue::prelude::*;

/// E k3 = KL(p‖q) − q(p = 0).
pub struct K3Bias;

impl Statement for K3Bias {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathbb{E}_p [r - 1 - \ln r] = D(p \| q) - q(\{p = 0\}),\ r = q/p";
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let unseen = masses(p).into_iter().zip(masses(q)).filter(|(p, _)| p.is_zero()).map(|(_, q)| a.number(&q));
        let unseen = unseen.fold(a.integer(0), |sum, q| sum + q);
        equal(a.k3_moments(p, q)[0].clone() + unseen, a.kl(p, q))
    }
}
