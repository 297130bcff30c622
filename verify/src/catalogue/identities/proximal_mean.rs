//! The proximal step in natural parameters is a plain gradient step of the mean parameters, exactly; so it is the natural gradient in those.

use crate::catalogue::prelude::*;

/// σ(θ′) = σ(θ) − ηg, where θ′ minimises η g θ′ + KL(p_old‖p_new).
pub struct ProximalMean;

impl Statement for ProximalMean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sigma(\theta_{\mathrm{prox}}) = \sigma(\theta) - \eta g";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Raskutti and Mukherjee 2015")];
    type Case = Logit;

    fn relation<A: Arithmetic>(a: &A, Logit { theta, gradient, eta }: &Logit) -> Relation<A::Real> {
        let mean = |theta: A::Real| {
            let odds = theta.exp();
            odds.clone() / (a.integer(1) + odds)
        };
        let next = a.proximal_step_bernoulli(theta, gradient, eta);
        equal(mean(next), mean(a.number(theta)) - a.number(&times(eta, gradient)))
    }
}
