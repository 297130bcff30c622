//! The theorem of Pythagoras has a direction: with the arguments the other way round it fails at the same projection.

use crate::catalogue::prelude::*;

/// KL(q‖q*) + KL(q*‖r) < KL(q‖r): q is uniform on 0, …, 4, and q* is its I-projection onto the distributions with the mean of r, 21/10.
pub struct PythagoreanDirectionFailure;

impl Statement for PythagoreanDirectionFailure {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, q, r:\ D(q \| q^*) + D(q^* \| r) < D(q \| r),\ q^* = \arg\min \{D(s \| q) : \mathbb{E}_s X = \mathbb{E}_r X\}";
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§13"), THEORY_NOTEBOOK.at("§13.1"), LITERATURE.at("Csiszár 1975")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let q = uniform(5);
        let r = a.pmf(["0.05", "0.15", "0.55", "0.15", "0.10"]);
        let values = Rows::decimals(&[&["0", "1", "2", "3", "4"]]);
        let fit = a.i_projection(&q, &values, &Vector::decimals(&["2.1"]));
        below(divergence_to(a, &q, &fit[..5]) + divergence_of(a, &fit[..5], &r), a.kl(&q, &r))
    }
}
