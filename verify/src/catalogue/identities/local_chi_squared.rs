//! Near p, the divergence from p is half of χ², at this rate.
//!
//! For r = p + ε(q − p) and t = (q − p)/p ≥ −1, KL(p‖r) = −Σ p ln(1 + εt). Taylor's formula with the third derivative
//! makes that ½ε² Σ p t² = ½ε² χ²(q, p) up to ⅓ε³ Σ p |t|³/(1 − ε)³, since 1 + εt ≥ 1 − ε; and |t| ≤ max(1, max q/p) =
//! exp D_∞(q‖p).

use crate::catalogue::prelude::*;

/// KL(p‖r) = ½ε² χ²(q, p) (1 + θ), r = p + ε(q − p), where |θ| ≤ ⅔ ε exp(D_∞(q‖p))/(1 − ε)³.
pub struct LocalChiSquared;

impl Statement for LocalChiSquared {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"D(p \| p + \varepsilon (q - p)) = \tfrac12 \varepsilon^2 \chi^2(q, p) (1 + \theta),\ |\theta| ",
        r"\le \frac{2 \varepsilon\, e^{D_\infty(q \| p)}}{3 (1 - \varepsilon)^3}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Kullback 1959")];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step }: &PairAndStep) -> Relation<A::Real> {
        let near = towards(p, q, step);
        let (epsilon, rest) = (a.number(step), a.number(&one_minus(step)));
        let quadratic = epsilon.square() * a.chi_squared(q, p) / 2;
        let largest_ratio = a.renyi(q, p, &Number::from_f64(f64::INFINITY)).exp();
        let rate = epsilon * largest_ratio * 2 / (rest.square() * rest * 3);
        let kl = a.kl(p, &near);
        at_most(kl.clone(), quadratic.clone() + quadratic.clone() * rate.clone())
            .and(at_most(quadratic.clone(), kl + quadratic * rate))
    }
}
