//! The Jensen–Shannon divergence is no metric either; its square root is.

use crate::catalogue::prelude::*;

/// JS(p, q) + JS(q, r) < JS(p, r): from one certainty to the other by way of a coin.
pub struct TriangleFailureJs;

impl Statement for TriangleFailureJs {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q, r:\ \mathrm{JS}(p, q) + \mathrm{JS}(q, r) < \mathrm{JS}(p, r)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Endres and Schindelin 2003")];
    const REFUTES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let p = a.pmf(["1", "0"]);
        let q = a.pmf(["0.5", "0.5"]);
        let r = a.pmf(["0", "1"]);
        below(a.js(&p, &q) + a.js(&q, &r), a.js(&p, &r))
    }
}
