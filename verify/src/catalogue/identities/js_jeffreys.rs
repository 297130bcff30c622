//! The Jensen–Shannon divergence is at most a quarter of Jeffreys'.

use crate::catalogue::prelude::*;

/// JS(p, q) ≤ ¼ J(p, q): KL is convex, so KL(p‖m) ≤ ½ KL(p‖q).
pub struct JsJeffreys;

impl Statement for JsJeffreys {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{JS}(p, q) \le \tfrac14 J(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.js(p, q), a.jeffreys(p, q) / 4)
    }
}
