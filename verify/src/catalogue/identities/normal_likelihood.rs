//! The normal distribution with the mean and the variance of the samples is the likeliest.

use crate::catalogue::prelude::*;

/// −ln L(μ, σ) = n [½ ln 2πe s² + KL(N(x̄, s)‖N(μ, σ))], which is least at x̄ and s.
pub struct NormalLikelihood;

impl Statement for NormalLikelihood {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"-\ln L(\mu, \sigma) = n \left[ \tfrac12 \ln 2\pi e s^2 + D(N(\bar x, s^2) \| N(\mu, \sigma^2)) \right] ",
        r"\ge \tfrac n2 \ln 2\pi e s^2"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§8.1"),
        PYTORCH_NOTEBOOK.at("The deep connection between KL divergence and maximum likelihood estimation"),
    ];
    type Case = Sampled;

    fn relation<A: Arithmetic>(a: &A, Sampled { samples, mean, std }: &Sampled) -> Relation<A::Real> {
        let estimate = a.normal_mle(samples);
        let (mu, sigma) = (a.number(mean), a.number(std));
        let half = a.real("0.5");
        let ratio = estimate[1].clone() / sigma.clone();
        let distance = (estimate[0].clone() - mu) / sigma;
        let kl = half.clone() * (ratio.square() + distance.square()) - half.clone() - ratio.ln();
        let least = half.clone() * (a.pi() * 2).ln() + half + estimate[1].ln();
        let size = a.integer(samples.len() as i64);
        let nll = a.normal_nll(samples, mean, std);
        equal(nll.clone(), size.clone() * (least.clone() + kl)).and(at_most(size * least, nll))
    }
}
