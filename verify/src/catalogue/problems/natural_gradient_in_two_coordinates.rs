//! One natural gradient, one rate, two coordinates, two steps.

use crate::catalogue::prelude::*;

/// worked-problems L.1 and L.3 take multiplicative weights, mirror descent and natural gradient for one algorithm. Multiplicative weights are natural
/// gradient on the logits, exactly (statement `natural-gradient-logits`). On the probabilities natural gradient is the replicator's step, which is the
/// proximal step on the logits; the two agree to first order in the rate (statement `mirror-replicator-order`). Vanilla gradient on the logits is neither.
pub struct NaturalGradientInTwoCoordinates;

impl Problem for NaturalGradientInTwoCoordinates {
    const STATEMENT: &str = "p = (0.5, 0.3, 0.2), the losses are (1, 0, 0.5) and the rate is 1. What has the first outcome after a step of natural \
                             gradient on the logits, on the probabilities, and after a step of plain gradient on the logits? And at the rate 0.01?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, losses) = (a.pmf(["0.5", "0.3", "0.2"]), Vector::decimals(&["1", "0", "0.5"]));
        let (whole, small) = (Number::decimal("1"), Number::decimal("0.01"));
        let first = |next: Vec<A::Real>| next[0].clone();
        let mirror = |eta: &Number| first(a.mirror_step(&p, &losses, eta));
        let replicator = |eta: &Number| first(a.replicator_step(&p, &losses, eta));
        Table::new()
            .row("rate 1, logits: multiplicative weights", mirror(&whole))
            .row("rate 1, probabilities: the replicator's step", replicator(&whole))
            .row("rate 1, plain gradient on the logits", first(a.policy_gradient_step(&p, &losses, &whole)))
            .row("rate 1, the difference of the first two over η²", mirror(&whole) - replicator(&whole))
            .row("rate 0.01, logits: multiplicative weights", mirror(&small))
            .row("rate 0.01, probabilities: the replicator's step", replicator(&small))
            .row("rate 0.01, plain gradient on the logits", first(a.policy_gradient_step(&p, &losses, &small)))
            .row("rate 0.01, the difference of the first two over η²", (mirror(&small) - replicator(&small)) * 10_000)
    }
}
