//! The Jensen–Shannon divergence is bounded: one observation tells no more than which of two it came from.

use crate::catalogue::prelude::*;

/// 0 ≤ JS(p, q) ≤ ln 2, also where KL is infinite.
pub struct JsUpperBound;

impl Statement for JsUpperBound {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le \mathrm{JS}(p, q) \le \ln 2";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§3.1"), THEORY_NOTEBOOK.at("§6.1")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.integer(0), a.js(p, q)).and(at_most(a.js(p, q), a.ln_2()))
    }
}
