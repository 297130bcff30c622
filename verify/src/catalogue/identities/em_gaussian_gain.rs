//! What a step of expectation–maximisation gains on a mixture of normal distributions, exactly: so it never lowers the likelihood.

use crate::catalogue::prelude::*;

/// ln L(w′, m′, v′) = ln L(w, m, v) + n KL(w′‖w) + Σ R KL(N(m′, v′)‖N(m, v)) + Σ KL(r‖r′), with r the responsibilities and R their sums over the data.
pub struct EmGaussianGain;

impl Statement for EmGaussianGain {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\ln L(\theta') = \ln L(\theta) + n D(w' \| w) + \sum_k R_k D(N(m'_k, v'_k) \| N(m_k, v_k)) ",
        r"+ \sum_i D(r_i \| r'_i)"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Dempster, Laird and Rubin 1977")];
    type Case = Spread;

    fn relation<A: Arithmetic>(a: &A, Spread { data, weights, means, variances }: &Spread) -> Relation<A::Real> {
        let n = weights.len();
        let step = a.gaussian_em_step(data, weights, means, variances);
        let (new_weights, moments) = step.split_at(n);
        let (new_means, new_variances) = moments.split_at(n);
        let shares = a.gaussian_responsibilities(data, weights, means, variances);
        let shares: Vec<&[A::Real]> = shares.chunks_exact(n).collect();
        // The new mixture's evidence and posterior, by their definitions.
        let density = |x: &A::Real, mean: &A::Real, variance: &A::Real| {
            let exponent = (x.clone() - mean.clone()).square() / (variance.clone() * 2);
            (-exponent).exp() / (a.pi() * 2 * variance.clone()).sqrt()
        };
        let posterior = |x: A::Real| {
            let parts = new_weights.iter().zip(new_means).zip(new_variances);
            let joint: Vec<A::Real> = parts.map(|((w, m), v)| w.clone() * density(&x, m, v)).collect();
            let evidence: A::Real = joint.iter().cloned().sum();
            (evidence.ln(), joint.into_iter().map(|joint| joint / evidence.clone()).collect::<Vec<_>>())
        };
        let posteriors: Vec<(A::Real, Vec<A::Real>)> = reals(a, data).into_iter().map(posterior).collect();
        let likelihood: A::Real = posteriors.iter().map(|(evidence, _)| evidence.clone()).sum();
        let moved = |(k, (mean, variance)): (usize, (A::Real, A::Real))| {
            let held: A::Real = shares.iter().map(|shares| shares[k].clone()).sum();
            let ratio = new_variances[k].clone() / variance.clone();
            let shift = (new_means[k].clone() - mean).square() / variance;
            held * (ratio.clone() - a.integer(1) - ratio.ln() + shift) / 2
        };
        let old = reals(a, means).into_iter().zip(reals(a, variances));
        let gain_of_components: A::Real = old.enumerate().map(moved).sum();
        let gain_of_weights = divergence(new_weights, &reals(a, weights)) * data.len() as i32;
        let gain_of_posterior: A::Real =
            shares.iter().zip(&posteriors).map(|(old, (_, new))| divergence(old, new)).sum();
        // The likelihoods may have either sign; a thousand is more than either.
        let (offset, before) = (a.integer(1000), a.gaussian_log_likelihood(data, weights, means, variances));
        let after = offset.clone() + likelihood;
        equal(after, offset + before + gain_of_weights + gain_of_components + gain_of_posterior)
    }
}
