//! Which change of a probability the divergence gives more weight to.

use crate::catalogue::prelude::*;

/// kl-note, on the asymmetry: each term is weighted by the first argument, so that a change from 0.8 to 0.4 gets more weight than one from 0.4 to 0.8. That is so of
/// the terms. Of whole divergences it is not: for two outcomes the second change costs more, by the term of the other outcome.
pub struct WeightedTerms;

impl Problem for WeightedTerms {
    const STATEMENT: &str = "A probability changes from 0.8 to 0.4, or from 0.4 to 0.8. What is its term of KL(p ‖ q), and what the divergence if there is one other outcome?";
    const SOURCE: Citation = KL_NOTE.at("KL is not symmetrical");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (high, low) = (a.pmf(["0.8", "0.2"]), a.pmf(["0.4", "0.6"]));
        let term = |from, to| a.real(from) * (a.real(from) / a.real(to)).ln();
        let (down, up) = (term("0.8", "0.4"), term("0.4", "0.8"));
        let (of_high, of_low) = (a.kl(&high, &low), a.kl(&low, &high));
        Table::new()
            .row("from 0.8 to 0.4: p ln(p/q)", down.clone())
            .row("from 0.4 to 0.8: p ln(p/q)", up.clone())
            .stated(
                "the change from 0.4 to 0.8 gets less weight than that from 0.8 to 0.4",
                below(-up.clone(), down.clone()),
            )
            .stated("in KL(p ‖ q) each term is weighted by p", equal(of_high.clone(), down + term("0.2", "0.6")))
            .stated("in KL(q ‖ p) each term is weighted by q", equal(of_low.clone(), up + term("0.6", "0.2")))
            .row("KL((0.8, 0.2) ‖ (0.4, 0.6))", of_high)
            .row("KL((0.4, 0.6) ‖ (0.8, 0.2))", of_low)
    }
}
