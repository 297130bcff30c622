//! The natural gradient does not solve the proximal problem with the divergence.

use crate::catalogue::prelude::*;

/// For a fair coin, the derivative 1 and the rate 0.1, η g θ′ + KL(old‖new) is lower at the proximal step than at the natural gradient's.
pub struct NaturalGradientNotProximal;

impl Statement for NaturalGradientNotProximal {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, \theta, g, \eta:\ J(\theta_{\mathrm{prox}}) < J(\theta - \eta F^{-1} g),\ ",
        r"J(\theta') = \eta g \theta' + D(p_\theta \| p_{\theta'})"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let [theta, gradient, eta] = ["0", "1", "0.1"].map(Number::decimal);
        // KL is ln(1 + e^θ′) − ½ θ′ − ln 2.
        let objective = |next: A::Real| {
            let partition = (a.integer(1) + next.exp()).ln();
            a.number(&eta) * next.clone() + partition - next / 2 - a.ln_2()
        };
        below(
            objective(a.proximal_step_bernoulli(&theta, &gradient, &eta)),
            objective(a.natural_step_bernoulli(&theta, &gradient, &eta)),
        )
    }
}
