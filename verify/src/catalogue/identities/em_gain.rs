//! Expectation–maximisation never lowers the likelihood: what a step gains is a sum of divergences, exactly.

use crate::catalogue::prelude::*;

/// ln L(w′, p′) = ln L(w, p) + n KL(w′‖w) + Σ N KL(p′‖p) + Σ KL(r‖r′), with N the counts that a component is responsible for, and r the responsibilities.
pub struct EmGain;

impl Statement for EmGain {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\ln L(\theta') = \ln L(\theta) + n D(w' \| w) + \sum_k N_k D(p'_k \| p_k) + \sum_i D(r_i \| r'_i)";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Dempster, Laird and Rubin 1977")];
    type Case = Classified;

    fn relation<A: Arithmetic>(a: &A, Classified { counts, weights, components }: &Classified) -> Relation<A::Real> {
        let outcomes = counts.rows()[0].len();
        let old_weights = reals(a, weights);
        let step = a.categorical_em_step(counts, weights, components);
        let (new_weights, new_components) = step.split_at(old_weights.len());
        let new_components: Vec<&[A::Real]> = new_components.chunks_exact(outcomes).collect();
        let shares = a.categorical_responsibilities(counts, weights, components);
        let shares: Vec<&[A::Real]> = shares.chunks_exact(old_weights.len()).collect();
        let tallies: Vec<Vec<A::Real>> = counts.rows().iter().map(|row| reals(a, row)).collect();
        // The new mixture's joint, evidence and posterior, by their definitions.
        let posteriors: Vec<(A::Real, Vec<A::Real>)> = tallies
            .iter()
            .map(|row| {
                let ln = |component: &[A::Real]| inner(row, &component.iter().map(Real::ln).collect::<Vec<_>>());
                let joint = |(w, component): (&A::Real, &&[A::Real])| (w.ln() + ln(component)).exp();
                let joint: Vec<A::Real> = new_weights.iter().zip(&new_components).map(joint).collect();
                let evidence: A::Real = joint.iter().cloned().sum();
                (evidence.ln(), joint.into_iter().map(|joint| joint / evidence.clone()).collect())
            })
            .collect();
        let likelihood: A::Real = posteriors.iter().map(|(evidence, _)| evidence.clone()).sum();
        let gain_of_weights = divergence(new_weights, &old_weights) * counts.rows().len() as i32;
        let moved = |(k, component): (usize, &Vector)| {
            let held =
                |(row, shares): (&Vec<A::Real>, &&[A::Real])| row.iter().cloned().sum::<A::Real>() * shares[k].clone();
            let held: A::Real = tallies.iter().zip(&shares).map(held).sum();
            held * divergence(new_components[k], &reals(a, component))
        };
        let gain_of_components: A::Real = components.rows().iter().enumerate().map(moved).sum();
        let gain_of_posterior: A::Real =
            shares.iter().zip(&posteriors).map(|(old, (_, new))| divergence(old, new)).sum();
        let before = a.categorical_log_likelihood(counts, weights, components);
        equal(likelihood, before + gain_of_weights + gain_of_components + gain_of_posterior)
    }
}
