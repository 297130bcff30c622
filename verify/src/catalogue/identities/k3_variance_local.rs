//! Near p, the variance of the estimator k3 is of fourth order, where that of k1 is of second: this is the condition under which it is low.
//!
//! With the names of `k2_local`, 0 ≤ k3 ≤ ½u² max(1, e⁻ᵘ) ≤ ½ ε² t² (1 + εT)/(1 − ε)², and a variance is at most a second moment.

use crate::catalogue::prelude::*;

/// Var k3 ≤ ε⁴ χ²(q, p) T² (1 + εT)²/(4 (1 − ε)⁴) for p and r = p + ε(q − p), T = exp D_∞(q‖p).
pub struct K3VarianceLocal;

impl Statement for K3VarianceLocal {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\mathrm{Var}_p k_3 \le \frac{\varepsilon^4 \chi^2(q, p)\, T^2 (1 + \varepsilon T)^2}{4 (1 - \varepsilon)^4},",
        r"\ r = p + \varepsilon (q - p),\ T = e^{D_\infty(q \| p)}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step }: &PairAndStep) -> Relation<A::Real> {
        let near = towards(p, q, step);
        let (epsilon, rest) = (a.number(step), a.number(&one_minus(step)));
        let largest = a.renyi(q, p, &Number::from_f64(f64::INFINITY)).exp();
        let factor = largest.clone() * (a.integer(1) + epsilon.clone() * largest) * epsilon.square() / rest.square();
        at_most(a.k3_moments(p, &near)[1].clone(), factor.square() * a.chi_squared(q, p) / 4)
    }
}
