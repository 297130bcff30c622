//! Descent on the reverse divergence ends in a minimum.

use crate::catalogue::prelude::*;

/// KL(N*‖p) ≤ KL(N‖p), where N* is where the descent from N ends. That it is a local minimum is proved by the reference, which encloses it by
/// Krawczyk's operator and finds the second derivatives positive definite; else it has no value.
pub struct ReverseFitMinimum;

impl Statement for ReverseFitMinimum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D(N^* \| p) \le D(N \| p)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§4.1"), CHAPTER_4.at("Exercise 3")];
    type Case = NormalMixture;

    fn relation<A: Arithmetic>(a: &A, case: &NormalMixture) -> Relation<A::Real> {
        let NormalMixture { weights, means, stds, mean, std } = case;
        let fit = a.reverse_fit(weights, means, stds, mean, std);
        at_most(fit[2].clone(), a.kl_normal_mixture(weights, means, stds, mean, std))
    }
}
