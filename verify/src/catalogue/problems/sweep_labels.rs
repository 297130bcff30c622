//! Three points of a sweep, and the parameters that they are said to have.

use crate::catalogue::prelude::*;

/// theory-notebook §3.1 prints the divergences at the indices 10, 99 and 179 of two hundred parameters from 0.01 to 0.99 as those at 0.1, 0.5 and 0.9.
/// The parameters there are 1179/19900, 9901/19900 and 17741/19900; at the second the divergences are not zero.
pub struct SweepLabels;

impl Problem for SweepLabels {
    const STATEMENT: &str = "What are the divergences of Bernoulli(θ) and a coin, both ways, at the parameters of the \
                             indices 10, 99 and 179, and at 0.1, 0.5 and 0.9?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§3.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let coin = a.pmf(["0.5", "0.5"]);
        let both = |p: [&str; 2]| {
            let p = a.pmf(p);
            [a.kl(&p, &coin), a.kl(&coin, &p)]
        };
        let [first, last] = [["1179/19900", "18721/19900"], ["17741/19900", "2159/19900"]].map(both);
        let middle = both(["9901/19900", "9999/19900"]);
        let tenth = both(["0.1", "0.9"]);
        let [first_forward, first_reverse] = first;
        let [middle_forward, middle_reverse] = middle;
        let [last_forward, last_reverse] = last;
        let [forward, reverse] = tenth;
        Table::new()
            .row("θ at index 10", a.real("1179/19900"))
            .row("index 10: KL(p ‖ q)", first_forward)
            .row("index 10: KL(q ‖ p)", first_reverse)
            .row("0.1 and 0.9: KL(p ‖ q)", forward)
            .row("0.1 and 0.9: KL(q ‖ p)", reverse)
            .row("θ at index 99", a.real("9901/19900"))
            .row("index 99: KL(p ‖ q)", middle_forward)
            .row("index 99: KL(q ‖ p)", middle_reverse)
            .row("0.5: KL(p ‖ q)", a.kl(&coin, &coin))
            .row("θ at index 179", a.real("17741/19900"))
            .row("index 179: KL(p ‖ q)", last_forward)
            .row("index 179: KL(q ‖ p)", last_reverse)
    }
}
