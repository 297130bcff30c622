//! Of parametric families too, Rényi's divergence grows with its order.

use crate::catalogue::prelude::*;

/// D_α ≤ D_β for α < β.
pub struct FamilyRenyiMonotone;

impl Statement for FamilyRenyiMonotone {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\alpha < \beta \Rightarrow D_\alpha(p \| q) \le D_\beta(p \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12.2"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Members<Orders>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, alpha, beta, .. }: &Members<Orders>) -> Relation<A::Real> {
        at_most(a.renyi_of(p, q, alpha), a.renyi_of(p, q, beta))
    }
}
