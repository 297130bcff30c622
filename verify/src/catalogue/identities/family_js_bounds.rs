//! Of parametric families too, the Jensen–Shannon divergence is symmetric, and at most ln 2 and a quarter of the divergence both ways.

use crate::catalogue::prelude::*;

/// JS(p, q) = JS(q, p) ≤ min(ln 2, ¼ KL(p‖q) + ¼ KL(q‖p)).
pub struct FamilyJsBounds;

impl Statement for FamilyJsBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{JS}(p, q) = \mathrm{JS}(q, p) \le \min(\ln 2, \tfrac14 D(p \| q) + \tfrac14 D(q \| p))";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§3.1"), LITERATURE.at("Lin 1991")];
    type Case = Members<JensenShannon>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<JensenShannon>) -> Relation<A::Real> {
        let js = a.of("js", p, q);
        let jeffreys = a.of("kl", p, q) + a.of("kl", q, p);
        equal(js.clone(), a.of("js", q, p)).and(at_most(js.clone(), a.ln_2())).and(at_most(js, jeffreys / 4))
    }
}
