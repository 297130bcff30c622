//! The theorem of Pythagoras is no equality on every constraint set: only on linear ones.

use crate::catalogue::prelude::*;

/// KL(r‖q*) + KL(q*‖q) < KL(r‖q): q is uniform on 0, …, 4, the means are at most one, and r has the mean 7/10.
pub struct PythagoreanEqualityFailure;

impl Statement for PythagoreanEqualityFailure {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, q, r, \text{convex } \mathcal{E} \ni r:\ D(r \| q^*) + D(q^* \| q) < D(r \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13"), LITERATURE.at("Csiszár 1975")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let q = uniform(5);
        let r = a.pmf(["0.6", "0.2", "0.1", "0.1", "0"]);
        let fit = a.i_projection_at_most(&q, &a.pmf(["0", "1", "2", "3", "4"]), &Number::decimal("1"));
        below(divergence_to(a, &r, &fit[..5]) + fit[6].clone(), a.kl(&r, &q))
    }
}
