//! One divergence of each of four families.

use crate::catalogue::prelude::*;

/// theory-notebook §18. It prints the inputs, by variances, and no result.
pub struct QuickReference;

impl Problem for QuickReference {
    const STATEMENT: &str = "What are the divergences of coins with probabilities 0.7 and 0.4, of N(2, 1.5²) and of N(1.5, 2) from N(0, 1), \
                             by variances, and of Poisson distributions with rates 3 and 2?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§18");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let encoder = (real("1.5").square() + real("2") - real("2").ln() - real("1")) / 2;
        Table::new()
            .row("0.7 ‖ 0.4", a.kl(&a.pmf(["0.7", "0.3"]), &a.pmf(["0.4", "0.6"])))
            .printed("1.5², the variance", real("1.5").square(), "2.25")
            .row("N(2, 2.25) ‖ N(0, 1)", a.of("kl", &normal(["2", "1.5"]), &normal(["0", "1"])))
            .row("N(1.5, 2) ‖ N(0, 1)", encoder)
            .row("Poisson(3) ‖ Poisson(2)", real("3") * (real("3") / real("2")).ln() - real("1"))
    }
}
