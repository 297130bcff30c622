//! The mean of the two divergences beside the Jensen–Shannon divergence that it is said to approximate.

use crate::catalogue::prelude::*;

/// theory-notebook §3.1 computes ½ KL(p ‖ q) + ½ KL(q ‖ p) and calls it an approximation of JSD that uses the mixture. There is no mixture in it: it is half
/// of Jeffreys' divergence, has no bound, and is at least twice JS; of near distributions it is four times as much.
pub struct MeanOfTwoDivergences;

impl Problem for MeanOfTwoDivergences {
    const STATEMENT: &str = "What are the mean of the two divergences, and JS, of a coin and of Bernoulli(0.01), (0.1), \
                             (0.4) and (0.499)?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§3.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let coin = a.pmf(["0.5", "0.5"]);
        let mean = |p: [&str; 2]| {
            let p = a.pmf(p);
            (a.kl(&p, &coin) + a.kl(&coin, &p)) / 2
        };
        let js = |p: [&str; 2]| a.js(&a.pmf(p), &coin);
        let [far, tenth, near, nearer] = [["0.01", "0.99"], ["0.1", "0.9"], ["0.4", "0.6"], ["0.499", "0.501"]];
        Table::new()
            .row("0.01: ½ KL(p ‖ q) + ½ KL(q ‖ p)", mean(far))
            .row("0.01: JS", js(far))
            .row("0.1: ½ KL(p ‖ q) + ½ KL(q ‖ p)", mean(tenth))
            .row("0.1: JS", js(tenth))
            .row("0.4: ½ KL(p ‖ q) + ½ KL(q ‖ p)", mean(near))
            .row("0.4: JS", js(near))
            .row("0.499: the ratio", mean(nearer) / js(nearer))
            .row("the bound of JS, ln 2", a.ln_2())
    }
}
