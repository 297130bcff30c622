//! A step of expectation–maximisation raises the likelihood of a mixture of normal distributions, by no less than the weights' divergence.

use crate::catalogue::prelude::*;

/// ln L(w, m, v) + n KL(w′‖w) ≤ ln L(w′, m′, v′).
pub struct EmGaussianAscent;

impl Statement for EmGaussianAscent {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\ln L(w, m, v) + n D(w' \| w) \le \ln L(w', m', v')";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Dempster, Laird and Rubin 1977")];
    type Case = Spread;

    fn relation<A: Arithmetic>(a: &A, Spread { data, weights, means, variances }: &Spread) -> Relation<A::Real> {
        let step = a.gaussian_em_step(data, weights, means, variances);
        let (new_weights, moments) = step.split_at(weights.len());
        let (new_means, new_variances) = moments.split_at(weights.len());
        let density = |x: &A::Real, mean: &A::Real, variance: &A::Real| {
            let exponent = (x.clone() - mean.clone()).square() / (variance.clone() * 2);
            (-exponent).exp() / (a.pi() * 2 * variance.clone()).sqrt()
        };
        let evidence = |x: A::Real| -> A::Real {
            let parts = new_weights.iter().zip(new_means).zip(new_variances);
            parts.map(|((w, mean), variance)| w.clone() * density(&x, mean, variance)).sum::<A::Real>().ln()
        };
        let after: A::Real = reals(a, data).into_iter().map(evidence).sum();
        let gain = divergence(new_weights, &reals(a, weights)) * data.len() as i32;
        at_most(a.gaussian_log_likelihood(data, weights, means, variances) + gain, after)
    }
}
