//! Near p, the bias of the estimator k2 is of third order, where the divergence is of second: this is the condition under which it is low.
//!
//! For r = p + ε(q − p), t = (q − p)/p and u = −ln(1 + εt), k2 is ½u² and k3 is e⁻ᵘ − 1 + u. By Taylor's formula they differ by at most
//! |u|³ max(1, e⁻ᵘ)/6. Of the factors, |u| ≤ ε|t|/(1 − ε), since 1 + εt ≥ 1 − ε; e⁻ᵘ = 1 + εt ≤ 1 + εT and |t| ≤ T, where T = max q/p =
//! exp D_∞(q‖p) is at least one; and Σ p t² is χ²(q, p).

use crate::catalogue::prelude::*;

/// |E k2 − E k3| ≤ ε³ χ²(q, p) T (1 + εT)/(6 (1 − ε)³) for p and r = p + ε(q − p), where k3 is unbiased.
pub struct K2Local;

impl Statement for K2Local {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"|\mathbb{E}_p k_2 - \mathbb{E}_p k_3| \le \frac{\varepsilon^3 \chi^2(q, p)\, T (1 + \varepsilon T)}",
        r"{6 (1 - \varepsilon)^3},\ r = p + \varepsilon (q - p),\ T = e^{D_\infty(q \| p)}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step }: &PairAndStep) -> Relation<A::Real> {
        let near = towards(p, q, step);
        let (epsilon, rest) = (a.number(step), a.number(&one_minus(step)));
        let largest = a.renyi(q, p, &Number::from_f64(f64::INFINITY)).exp();
        let cubes = epsilon.square() * epsilon.clone() / (rest.square() * rest * 6);
        let bound = cubes * a.chi_squared(q, p) * largest.clone() * (a.integer(1) + epsilon * largest);
        let [k2, k3] = [a.k2_moments(p, &near)[0].clone(), a.k3_moments(p, &near)[0].clone()];
        at_most(k2.clone(), k3.clone() + bound.clone()).and(at_most(k3, k2 + bound))
    }
}
