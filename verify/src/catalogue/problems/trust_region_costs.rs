//! What steps to the edge of the quadratic trust region cost.

use crate::catalogue::prelude::*;

/// worked-problems L.2, on trust region policy optimisation, and chapter-4 under Policy Optimization. The step solves the constrained problem in a quadratic model of the
/// divergence. If a rare action looks good, its true cost is far above δ; if it looks bad, below.
pub struct TrustRegionCosts;

impl Problem for TrustRegionCosts {
    const STATEMENT: &str = "A policy takes the second of two actions with probability 0.001, and its advantage is 1, or −1. By how much does a natural-gradient step \
                             to δ = 0.01 or δ = 0.0001 move the policy, and what is the divergence?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (rare, even) = (&a.pmf(["0.999", "0.001"]), &a.pmf(["0.5", "0.5"]));
        let (good, bad) = (&a.pmf(["0", "1"]), &a.pmf(["0", "-1"]));
        let number = Number::decimal;
        let kl = |policy, advantage, radius| a.trust_region_kl(policy, advantage, &number(radius));
        Table::new()
            .row("rare and good, δ = 0.01: step", a.trust_region_step(rare, good, &number("0.01")))
            .row("rare and good, δ = 0.01: π(1)", a.trust_region_policy(rare, good, &number("0.01"))[1].clone())
            .row("rare and good, δ = 0.01: KL", kl(rare, good, "0.01"))
            .row("rare and good, δ = 0.0001: KL", kl(rare, good, "0.0001"))
            .row("rare and good, δ = 0.00000001: KL", kl(rare, good, "0.00000001"))
            .row("rare and bad, δ = 0.01: KL", kl(rare, bad, "0.01"))
            .row("even, δ = 0.01: KL", kl(even, good, "0.01"))
    }
}
