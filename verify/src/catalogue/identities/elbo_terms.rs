//! The evidence lower bound is a reconstruction less a divergence.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// elbo = E ln p(x|z) − KL(q‖prior), with weight β on the divergence too, and the divergence is that of two normal distributions.
pub struct ElboTerms;

impl Statement for ElboTerms {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\mathcal L_\beta = \mathbb E_q \ln p(x \mid z) - \beta D(q \| \mathcal N(0, 1)),\ \mathcal L = \mathcal L_1";
    const SOURCES: &[Citation] = &[
        CHAPTER_4.at("VAE Loss: The ELBO"),
        THEORY_NOTEBOOK.at("§11"),
        THEORY_NOTEBOOK.at("§16.1"),
        THEORY_NOTEBOOK.at("§18"),
        WORKED_PROBLEMS.at("M.2"),
    ];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let encoder = (case.mean.clone(), case.variance());
        let [reconstruction, kl, weighted] = case.bound(a, &encoder, &case.beta);
        let [x, weight, bias, noise] = case.model();
        let (mean, variance) = (Number::from_exact(encoder.0), Number::from_exact(encoder.1));
        let elbo = a.elbo(&x, &weight, &bias, &noise, &mean, &variance);
        let prior = normal_of(&Rational::new(), &Rational::from(1));
        equal(weighted, reconstruction.clone() - a.rational(&case.beta) * kl.clone())
            .and(equal(elbo[2].clone(), reconstruction.clone() - kl.clone()))
            .and(equal(elbo[0].clone(), reconstruction))
            .and(equal(kl, a.of("kl", &normal_of(&case.mean, &case.deviation), &prior)))
    }
}
