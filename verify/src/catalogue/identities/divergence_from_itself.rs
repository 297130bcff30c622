//! Nothing diverges from itself: exactly zero, not only nearly.

use crate::catalogue::prelude::*;

/// D(p, p) = 0, for the divergences.
pub struct DivergenceFromItself;

impl Statement for DivergenceFromItself {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| p) = 0";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§2.1"),
        THEORY_NOTEBOOK.at("§14.2"),
        CHAPTER_4.at("Properties, 1"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        KL_NOTE.at("Variational Inference"),
    ];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let zero = || a.integer(0);
        equal(a.kl(p, p), zero())
            .and(equal(a.jeffreys(p, p), zero()))
            .and(equal(a.js(p, p), zero()))
            .and(equal(a.total_variation(p, p), zero()))
            .and(equal(a.squared_hellinger(p, p), zero()))
            .and(equal(a.bhattacharyya_distance(p, p), zero()))
            .and(equal(a.chi_squared(p, p), zero()))
            .and(equal(a.le_cam(p, p), zero()))
            .and(equal(a.chernoff_information(p, p), zero()))
    }
}
