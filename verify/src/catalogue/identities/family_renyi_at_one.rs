//! Of parametric families too, Rényi's divergences of orders around one have the divergence between them, and that of order one is the divergence.

use crate::catalogue::prelude::*;

/// D_{1−ε} ≤ D₁ = KL ≤ D_{1+ε}.
pub struct FamilyRenyiAtOne;

impl Statement for FamilyRenyiAtOne {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = r"D_{1-\varepsilon}(p \| q) \le D_1(p \| q) = D(p \| q) \le D_{1+\varepsilon}(p \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12"), THEORY_NOTEBOOK.at("§12.1")];
    type Case = Members<OrdersAndKl>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, alpha, .. }: &Members<OrdersAndKl>) -> Relation<A::Real> {
        let kl = a.of("kl", p, q);
        let above = one_plus(&one_minus(alpha));
        at_most(a.renyi_of(p, q, alpha), kl.clone())
            .and(equal(a.renyi_of(p, q, &Number::from_f64(1.0)), kl.clone()))
            .and(at_most(kl, a.renyi_of(p, q, &above)))
    }
}
