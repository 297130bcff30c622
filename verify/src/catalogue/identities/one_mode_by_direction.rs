//! Of distant modes, the forward divergence prefers to cover both and the reverse one to sit on one.

use crate::catalogue::prelude::*;

/// With modes at ±3: KL(p‖N(0, 3.2²)) < KL(p‖N(3, 1)), and KL(N(3, 1)‖p) < KL(N(0, 3.2²)‖p).
pub struct OneModeByDirection;

impl Statement for OneModeByDirection {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"p = \tfrac12 N(-3, 1) + \tfrac12 N(3, 1):\ D(p \| N(0, 3.2^2)) < D(p \| N(3, 1)),\ ",
        r"D(N(3, 1) \| p) < D(N(0, 3.2^2) \| p)"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§4"),
        CHAPTER_4.at("Forward vs Reverse KL"),
        CHAPTER_4.at("When to Consider Alternatives"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        KL_NOTE.at("Forward and Reverse divergences"),
        WORKED_PROBLEMS.at("M.4"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-3", "3"]), Vector::decimals(&["1", "1"]));
        let (one, both) = (["3", "1"].map(Number::decimal), ["0", "3.2"].map(Number::decimal));
        let forward = |[mean, std]: &[Number; 2]| a.kl_mixture_normal(&weights, &means, &stds, mean, std);
        let reverse = |[mean, std]: &[Number; 2]| a.kl_normal_mixture(&weights, &means, &stds, mean, std);
        below(forward(&both), forward(&one)).and(below(reverse(&one), reverse(&both)))
    }
}
