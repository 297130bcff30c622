//! What is left of an infinite divergence when its terms without support are left out.

use crate::catalogue::prelude::*;

/// theory-notebook §6.1, whose function sums over the outcomes with p > 0 and q > 0. On the notebook's own coins, which
/// have no zeros, that is harmless.
pub struct MaskedTerms;

impl Problem for MaskedTerms {
    const STATEMENT: &str = "p = (0.5, 0.5) and q = (1, 0). What is KL(p ‖ q), and what is left of its sum without the outcome that q cannot have?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§6.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.5", "0.5"]), a.pmf(["1", "0"]));
        Table::new()
            .row("KL(p ‖ q)", a.kl(&p, &q))
            .row("Σ p ln(p/q) where both have mass", a.rel_entr_sum(&a.pmf(["0.5"]), &a.pmf(["1"])))
    }
}
