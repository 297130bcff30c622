//! What the evidence lower bound lacks is the divergence of the encoder from the posterior.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// ln p(x) − elbo = KL(q‖posterior) ≥ 0: so the q that maximises the bound is the one that minimises the divergence.
pub struct ElboGap;

impl Statement for ElboGap {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\ln p(x) - \mathcal L(q) = D(q \| p(z \mid x)) \ge 0";
    const SOURCES: &[Citation] = &[
        CHAPTER_4.at("Variational Inference"),
        KL_NOTE.at("Tractability"),
        WORKED_PROBLEMS.at("K.2"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let encoder = (case.mean.clone(), case.variance());
        let [_, _, elbo] = case.bound(a, &encoder, &Rational::from(1));
        let [x, weight, bias, noise] = case.model();
        let (mean, variance) = (Number::from_exact(encoder.0), Number::from_exact(encoder.1));
        let gap = a.elbo_gap(&x, &weight, &bias, &noise, &mean, &variance);
        let posterior = a.posterior(&x, &weight, &bias, &noise);
        let ratio = a.number(&variance) / posterior[1].clone();
        let missed = (a.number(&mean) - posterior[0].clone()).square() / posterior[1].clone();
        let divergence = (ratio.clone() - a.integer(1) - ratio.ln() + missed) / 2;
        equal(case.log_evidence(a) - elbo, gap.clone())
            .and(equal(divergence, gap.clone()))
            .and(at_most(a.integer(0), gap))
    }
}
