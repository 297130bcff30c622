//! The β-weighted bound has a maximum: at the posterior of a decoder with variance βσ².

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// elbo_β(q) ≤ β ln E p(x|z)^(1/β), with equality there; for β ≥ 1 that is no more than the evidence.
pub struct BetaElboMaximum;

impl Statement for BetaElboMaximum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\mathcal L_\beta(q) \le \mathcal L_\beta(q_\beta) = \beta \ln \mathbb E\, p(x \mid z)^{1/\beta}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Higgins et al. 2017")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let [x, weight, bias, noise] = case.model();
        let beta = Number::from_exact(case.beta.clone());
        let maximum = a.beta_evidence(&x, &weight, &bias, &noise, &beta);
        let best = case.posterior(&case.beta);
        let found = a.beta_posterior(&x, &weight, &bias, &noise, &beta);
        let [_, _, at_encoder] = case.bound(a, &(case.mean.clone(), case.variance()), &case.beta);
        let [_, _, at_best] = case.bound(a, &best, &case.beta);
        let beyond_one = Number::from_exact(Rational::from(&case.beta + 1_u32));
        at_most(at_encoder, maximum.clone())
            .and(equal(at_best, maximum))
            .and(equal(found[0].clone(), a.rational(&best.0)))
            .and(equal(found[1].clone(), a.rational(&best.1)))
            .and(at_most(a.beta_evidence(&x, &weight, &bias, &noise, &beyond_one), case.log_evidence(a)))
    }
}
