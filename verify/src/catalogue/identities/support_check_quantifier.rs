//! That p has mass wherever q has none is neither needed for an infinite divergence nor enough.

use crate::catalogue::prelude::*;

/// KL(p‖q) < ∞ where p > 0 wherever q = 0, since q has no zeros; KL(p′‖q′) = ∞ where p′ = 0 at one of the zeros of q′.
pub struct SupportCheckQuantifier;

impl Statement for SupportCheckQuantifier {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ (q(x) = 0 \Rightarrow p(x) > 0)\ \forall x,\ D(p \| q) < \infty";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("M.4")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, full) = (a.pmf(["0.5", "0.3", "0.2"]), a.pmf(["0.7", "0.2", "0.1"]));
        let (coin, sure) = (a.pmf(["0.5", "0.5", "0"]), a.pmf(["1", "0", "0"]));
        below(a.kl(&p, &full), a.infinity()).and(equal(a.kl(&coin, &sure), a.infinity()))
    }
}
