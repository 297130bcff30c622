//! The reverse divergence does not always prefer one of two modes.

use crate::catalogue::prelude::*;

/// KL(N(0, 2²)‖p) < KL(N(m, s²)‖p) at and about the modes of p = ½ N(−2, 1) + ½ N(2, 1).
pub struct ReverseFitOfBothModes;

impl Statement for ReverseFitOfBothModes {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"p = \tfrac12 N(-2, 1) + \tfrac12 N(2, 1):\ D(N(0, 4) \| p) < D(N(m, s^2) \| p),\ m \in \{1.5, 2, 2.5\},\ s \in \{0.8, 1, 1.2\}";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[CHAPTER_4.at("Exercise 3"), CHAPTER_4.at("Summary")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-2", "2"]), Vector::decimals(&["1", "1"]));
        let kl =
            |mean, std| a.kl_normal_mixture(&weights, &means, &stds, &Number::decimal(mean), &Number::decimal(std));
        let both = kl("0", "2");
        let first = below(both.clone(), kl("2", "1"));
        [("1.5", "0.8"), ("1.5", "1"), ("1.5", "1.2"), ("2", "0.8"), ("2", "1.2"), ("2.5", "1"), ("2.5", "1.2")]
            .into_iter()
            .fold(first, |relation, (mean, std)| relation.and(below(both.clone(), kl(mean, std))))
    }
}
