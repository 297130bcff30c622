//! With even weights, the weighted Jensen–Shannon divergence of two distributions is the plain one.

use crate::catalogue::prelude::*;

/// JS_(½,½)(p, q) = JS(p, q).
pub struct JsEvenlyWeighted;

impl Statement for JsEvenlyWeighted {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{JS}_{(1/2, 1/2)}(p, q) = \mathrm{JS}(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.js_weighted(&Rows::new(vec![p.clone(), q.clone()]), &uniform(2)), a.js(p, q))
    }
}
