//! The mean of the two divergences is no approximation of the Jensen–Shannon divergence: it exceeds the bound ln 2, and of near distributions it is four times as much.

use crate::catalogue::prelude::*;

/// For Bernoulli(0.01) and a coin, ln 2 < ½ KL(p‖q) + ½ KL(q‖p); for Bernoulli(0.501) it is between 3.99 and 4.01 times JS.
pub struct HalfJeffreysIsNoJs;

impl Statement for HalfJeffreysIsNoJs {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ \ln 2 < \tfrac12 D(p \| q) + \tfrac12 D(q \| p); \quad \frac{D(p \| q) + D(q \| p)}{2\,\mathrm{JS}(p, q)} \to 4";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[THEORY_NOTEBOOK.at("§3.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let coin = a.pmf(["0.5", "0.5"]);
        let mean = |p: &Vector| (a.kl(p, &coin) + a.kl(&coin, p)) / 2;
        let (far, near) = (a.pmf(["0.01", "0.99"]), a.pmf(["0.501", "0.499"]));
        let ratio = mean(&near) / a.js(&near, &coin);
        below(a.ln_2(), mean(&far)).and(below(a.real("3.99"), ratio.clone())).and(below(ratio, a.real("4.01")))
    }
}
