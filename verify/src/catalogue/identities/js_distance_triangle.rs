//! The root of the Jensen–Shannon divergence is a metric: no detour is shorter.

use crate::catalogue::prelude::*;

/// √JS(p, r) ≤ √JS(p, q) + √JS(q, r).
pub struct JsDistanceTriangle;

impl Statement for JsDistanceTriangle {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\sqrt{\mathrm{JS}(p, r)} \le \sqrt{\mathrm{JS}(p, q)} + \sqrt{\mathrm{JS}(q, r)}";
    const SOURCES: &[Citation] = &[
        CHAPTER_4.at("When to Consider Alternatives"),
        LITERATURE.at("Endres and Schindelin 2003"),
        LITERATURE.at("Österreicher and Vajda 2003"),
    ];
    type Case = Triple;

    fn relation<A: Arithmetic>(a: &A, Triple { p, q, r }: &Triple) -> Relation<A::Real> {
        at_most(a.js_distance(p, r), a.js_distance(p, q) + a.js_distance(q, r))
    }
}
