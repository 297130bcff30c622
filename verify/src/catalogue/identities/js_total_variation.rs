//! The Jensen–Shannon divergence is at most a multiple of total variation, and both are largest together.

use crate::catalogue::prelude::*;

/// JS(p, q) ≤ ln 2 · TV(p, q).
pub struct JsTotalVariation;

impl Statement for JsTotalVariation {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{JS}(p, q) \le \ln 2 \cdot \mathrm{TV}(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.js(p, q), a.ln_2() * a.total_variation(p, q))
    }
}
