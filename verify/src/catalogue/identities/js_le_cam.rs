//! The Jensen–Shannon divergence and Le Cam's are within a constant of each other.
//!
//! With u = |p − q|/(p + q) the first is Σ ½(p + q) Σₖ u²ᵏ/(2k(2k − 1)), the second Σ ½(p + q) u². The series is at
//! least its first term, ½u², and at most u² times the sum of its coefficients, ln 2.

use crate::catalogue::prelude::*;

/// ½ LC(p, q) ≤ JS(p, q) ≤ ln 2 · LC(p, q).
pub struct JsLeCam;

impl Statement for JsLeCam {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\tfrac12 \mathrm{LC}(p, q) \le \mathrm{JS}(p, q) \le \ln 2 \cdot \mathrm{LC}(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Topsøe 2000")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (js, le_cam) = (a.js(p, q), a.le_cam(p, q));
        at_most(le_cam.clone() / 2, js.clone()).and(at_most(js, a.ln_2() * le_cam))
    }
}
