//! The natural gradient solves the proximal problem with the divergence to first order in the rate, and no further.
//!
//! With m = σ(θ), v = m(1 − m) and δ = ηg/v: the proximal step is logit(m − δv), which Taylor expands about m. The second derivative of the logit at m is
//! (2m − 1)/v²; the third is at most 2/(s(1 − s))³ at s, and s(1 − s) ≥ v − |δ|v ≥ v/2 as long as |δ| ≤ ½. So the remainder is at most (16/6)|δ|³.

use crate::catalogue::prelude::*;

/// |proximal − natural − ½(2m − 1)δ²| ≤ (8/3)|δ|³, for a coin with the mean m = σ(θ), and δ = ηg/(m(1 − m)), |δ| ≤ ½.
pub struct NaturalProximalOrder;

impl Statement for NaturalProximalOrder {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\left|\theta_{\mathrm{prox}} - \theta_{\mathrm{nat}} - \tfrac12(2m-1)\delta^2\right| \le \tfrac83|\delta|^3,\ ",
        r"\delta = \eta g / (m(1-m)),\ m = \sigma(\theta),\ |\delta| \le \tfrac12"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Logit;

    fn relation<A: Arithmetic>(a: &A, Logit { theta, gradient, eta }: &Logit) -> Relation<A::Real> {
        let (one, odds) = (a.integer(1), a.number(theta).exp());
        let mean = odds.clone() / (one.clone() + odds);
        let variance = mean.clone() * (one.clone() - mean.clone());
        let delta = a.number(&times(eta, gradient)) / variance;
        let second = (mean * 2 - one) * delta.square() / 2;
        let bound = (delta.square() * delta.square().sqrt()) * 8 / 3;
        let proximal = a.proximal_step_bernoulli(theta, gradient, eta);
        let expanded = a.natural_step_bernoulli(theta, gradient, eta) + second;
        at_most(proximal.clone(), expanded.clone() + bound.clone()).and(at_most(expanded, proximal + bound))
    }
}
