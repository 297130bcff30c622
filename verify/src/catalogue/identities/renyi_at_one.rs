//! Rényi's divergence of order one is the divergence, and near one it is near, at this rate.
//!
//! ε D_{1−ε} is −K(−ε), and ε D_{1+ε} is K(ε), where K(t) = ln Σ p (p/q)ᵗ generates the cumulants of ln(p/q) under p.
//! Its derivative at zero is KL, and its second derivative, a variance, is at most ¼ R² where ln(p/q) has range R:
//! Hoeffding's lemma. With equal supports R = D_∞(p‖q) + D_∞(q‖p); otherwise that is infinite and the bound says
//! nothing.

use crate::catalogue::prelude::*;

/// D_{1−ε} ≤ KL ≤ D_{1+ε}, and each is within ⅛ ε R² of KL.
pub struct RenyiAtOne;

impl Statement for RenyiAtOne {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"D(p \| q) - \tfrac18 \varepsilon R^2 \le D_{1-\varepsilon}(p \| q) \le D(p \| q) \le ",
        r"D_{1+\varepsilon}(p \| q) \le D(p \| q) + \tfrac18 \varepsilon R^2,\ R = D_\infty(p \| q) + ",
        r"D_\infty(q \| p)"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§12"),
        THEORY_NOTEBOOK.at("§12.1"),
        LITERATURE.at("van Erven and Harremoës 2014"),
        LITERATURE.at("Hoeffding 1963"),
    ];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step }: &PairAndStep) -> Relation<A::Real> {
        let (below_one, above_one) = (a.renyi(p, q, &one_minus(step)), a.renyi(p, q, &one_plus(step)));
        let range = a.renyi(p, q, &Number::from_f64(f64::INFINITY)) + a.renyi(q, p, &Number::from_f64(f64::INFINITY));
        let (kl, rate) = (a.kl(p, q), a.number(step) * range.square() / 8);
        at_most(below_one.clone(), kl.clone())
            .and(at_most(kl.clone(), below_one + rate.clone()))
            .and(at_most(kl.clone(), above_one.clone()))
            .and(at_most(above_one, kl + rate))
    }
}
