//! The divergence of a diagonal normal distribution from the standard one, dimension by dimension.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// KL = Σ ½ (μ² + eᵛ − 1 − v), each term at least zero, and zero only at (0, 0).
pub struct StandardNormalDivergence;

impl Statement for StandardNormalDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(\mathcal N(\mu, \mathrm{diag}\,e^v) \| \mathcal N(0, I)) = \tfrac12 \sum_i (\mu_i^2 + e^{v_i} - 1 - v_i) \ge 0";
    const SOURCES: &[Citation] = &[
        PYTORCH_NOTEBOOK.at("4) VAE-style KL"),
        THEORY_NOTEBOOK.at("§5"),
        THEORY_NOTEBOOK.at("§11.1"),
        THEORY_NOTEBOOK.at("§11.2"),
        THEORY_NOTEBOOK.at("§18"),
        CHAPTER_4.at("example 5"),
    ];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let means = [case.x.clone(), case.mean.clone(), Rational::new()];
        let log_variances = [case.weight.clone(), case.noise.clone(), Rational::new()];
        let (mean, log_variance) = (Vector::from_exact(means.to_vec()), Vector::from_exact(log_variances.to_vec()));
        let terms = a.standard_normal_kl_terms(&mean, &log_variance);
        let formula = |(mean, log_variance): (&Rational, &Rational)| {
            let rational = Rational::from(mean.square_ref()) - 1_u32 - log_variance;
            (a.rational(&rational) + a.rational(log_variance).exp()) / 2
        };
        let sum: A::Real = means.iter().zip(&log_variances).map(formula).sum();
        let all = equal(a.standard_normal_kl(&mean, &log_variance), sum).and(equal(terms[2].clone(), a.integer(0)));
        terms.into_iter().fold(all, |all, term| all.and(at_most(a.integer(0), term)))
    }
}
