//! The reverse divergence prefers a model that has collapsed onto one mode; the forward one does not.

use crate::catalogue::prelude::*;

/// KL(collapsed‖truth) < KL(covering‖truth), KL(truth‖covering) < KL(truth‖collapsed).
pub struct ReverseKlCollapses;

impl Statement for ReverseKlCollapses {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q, r:\ D(q \| p) < D(r \| p), \quad D(p \| r) < D(p \| q)";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let truth = a.pmf(["0.49", "0.02", "0.49"]);
        let (collapsed, covering) = (a.pmf(["0.98", "0.01", "0.01"]), a.pmf(["1/3", "1/3", "1/3"]));
        below(a.kl(&collapsed, &truth), a.kl(&covering, &truth))
            .and(below(a.kl(&truth, &covering), a.kl(&truth, &collapsed)))
    }
}
