//! A mixture with one component is that component, in both directions.

use crate::catalogue::prelude::*;

/// KL(Σ w N‖N′) = KL(N‖N′) if all of the weight is on N; and the derivatives of KL(N′‖N) are (μ′ − μ)/σ² and σ′/σ² − 1/σ′, the second 1/σ² and
/// 1/σ′² + 1/σ².
pub struct MixtureOfOne;

impl Statement for MixtureOfOne {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(1 \cdot N \| N') = D(N \| N'),\quad D(N' \| 1 \cdot N) = D(N' \| N)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("KL Divergence for Gaussians")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["1.5", "1.5"]), Vector::decimals(&["0.5", "0.5"]));
        let (mean, std) = (Number::decimal("2"), Number::decimal("2"));
        let (one, other) = (normal(["1.5", "0.5"]), normal(["2", "2"]));
        let slopes = a.kl_normal_mixture_derivatives(&weights, &means, &stds, &mean, &std);
        equal(a.kl_mixture_normal(&weights, &means, &stds, &mean, &std), a.of("kl", &one, &other))
            .and(equal(a.kl_normal_mixture(&weights, &means, &stds, &mean, &std), a.of("kl", &other, &one)))
            .and(equal(slopes[0].clone(), a.integer(2)))
            .and(equal(slopes[1].clone(), a.real("7.5")))
            .and(equal(slopes[2].clone(), a.integer(4)))
            .and(equal(slopes[4].clone(), a.real("4.25")))
    }
}
