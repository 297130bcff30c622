//! At the posterior the evidence lower bound is the evidence.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// The encoder that is the posterior has no gap.
pub struct ElboAtPosterior;

impl Statement for ElboAtPosterior {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathcal L(p(z \mid x)) = \ln p(x)";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("K.2"), LITERATURE.at("Jordan et al. 1999")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let posterior = case.posterior(&Rational::from(1));
        let [_, _, elbo] = case.bound(a, &posterior, &Rational::from(1));
        let [x, weight, bias, noise] = case.model();
        let found = a.posterior(&x, &weight, &bias, &noise);
        let (mean, variance) = (Number::from_exact(posterior.0), Number::from_exact(posterior.1));
        equal(elbo, case.log_evidence(a))
            .and(equal(a.elbo_gap(&x, &weight, &bias, &noise, &mean, &variance), a.integer(0)))
            .and(equal(found[0].clone(), a.number(&mean)))
            .and(equal(found[1].clone(), a.number(&variance)))
    }
}
