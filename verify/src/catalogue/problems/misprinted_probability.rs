//! A distribution on two outcomes that does not sum to one.

use crate::catalogue::prelude::*;

/// kl-note, Variational Inference: the second probability is printed as 1 where the note goes on with 0.1.
pub struct MisprintedProbability;

impl Problem for MisprintedProbability {
    const STATEMENT: &str = "p(A) is 0.9, and p(B) is said to be 1. What must it be, and what are the divergences of the best approximation, p itself?";
    const SOURCE: Citation = KL_NOTE.at("Variational Inference");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.9", "0.1"]);
        let real = |text| a.real(text);
        Table::new()
            .printed("p(B) = 1 − p(A)", real("1") - real("0.9"), "1")
            .stated("p(A) + p(B) = 1, with p(B) as printed", equal(real("0.9") + real("1"), a.integer(1)))
            .stated("q = p zeroes both divergences", equal(a.kl(&p, &p), a.integer(0)))
    }
}
