//! A pair on which an implementation is compared with SciPy's.

use crate::catalogue::prelude::*;

/// chapter-4, example 7.
pub struct ScipyCheck;

impl Problem for ScipyCheck {
    const STATEMENT: &str = "What is KL(P ‖ Q) for P = (0.3, 0.5, 0.2) and Q = (0.25, 0.5, 0.25)?";
    const SOURCE: Citation = CHAPTER_4.at("example 7");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.3", "0.5", "0.2"]);
        let q = a.pmf(["0.25", "0.5", "0.25"]);
        Table::new()
            .row("KL(P ‖ Q)", a.kl(&p, &q))
            .row("Σ p ln(p/q), the sum that both take", a.rel_entr_sum(&p, &q))
            .stated("the two match", equal(a.kl(&p, &q), a.rel_entr_sum(&p, &q)))
    }
}
