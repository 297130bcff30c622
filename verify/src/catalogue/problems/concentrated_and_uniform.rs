//! A concentrated distribution and a uniform one, each as a model of the other.

use crate::catalogue::prelude::*;

/// kl-note, on the asymmetry.
pub struct ConcentratedAndUniform;

impl Problem for ConcentratedAndUniform {
    const STATEMENT: &str = "a = (0.9, 0.1, 0, 0, 0), and b is uniform on the same five outcomes. What are the divergences in both \
                             directions?";
    const SOURCE: Citation = KL_NOTE.at("KL is not symmetrical");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let concentrated = a.pmf(["0.9", "0.1", "0", "0", "0"]);
        let even = uniform(5);
        Table::new()
            .printed("KL(a ‖ b)", a.kl(&concentrated, &even), "1.284")
            .printed("KL(b ‖ a)", a.kl(&even, &concentrated), "∞")
            .row("H(a)", a.entropy(&concentrated))
            .row("H(a, b)", a.cross_entropy(&concentrated, &even))
    }
}
