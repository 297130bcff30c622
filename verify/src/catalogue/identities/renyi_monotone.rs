//! Rényi's divergence grows with its order.

use crate::catalogue::prelude::*;

/// D_α ≤ D_β for α < β.
pub struct RenyiMonotone;

impl Statement for RenyiMonotone {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\alpha < \beta \Rightarrow D_\alpha(p \| q) \le D_\beta(p \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12.2"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndOrders;

    fn relation<A: Arithmetic>(a: &A, PairAndOrders { p, q, alpha, beta }: &PairAndOrders) -> Relation<A::Real> {
        at_most(a.renyi(p, q, alpha), a.renyi(p, q, beta))
    }
}
