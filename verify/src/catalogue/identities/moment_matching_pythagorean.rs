//! The normal distribution with a mixture's mean and variance is nearest to it in the forward direction.

use crate::catalogue::prelude::*;

/// KL(p‖N) = KL(p‖N*) + KL(N*‖N), for every N.
pub struct MomentMatchingPythagorean;

impl Statement for MomentMatchingPythagorean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| N) = D(p \| N^*) + D(N^* \| N),\ N^* = N(\mathbb{E}_p X, \mathbb{V}_p X)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§4"), CHAPTER_4.at("Exercise 3"), LITERATURE.at("Csiszár 1975")];
    type Case = NormalMixture;

    fn relation<A: Arithmetic>(a: &A, case: &NormalMixture) -> Relation<A::Real> {
        let NormalMixture { weights, means, stds, mean, std } = case;
        let nearest = a.forward_fit(weights, means, stds);
        let moments = a.moment_matching(weights, means, stds);
        let half = a.real("0.5");
        let ratio = nearest[1].clone() / a.number(std);
        let distance = (nearest[0].clone() - a.number(mean)) / a.number(std);
        let rest = half.clone() * (ratio.square() + distance.square()) - half - ratio.ln();
        equal(a.kl_mixture_normal(weights, means, stds, mean, std), nearest[2].clone() + rest)
            .and(equal(nearest[0].clone(), moments[0].clone()))
            .and(equal(nearest[1].clone(), moments[1].clone()))
    }
}
