//! The weighted Jensen–Shannon divergence is what the entropy of a mixture has beyond the mean of its components'
//! entropies.

use crate::catalogue::prelude::*;

/// H(m) = JS_w(p₁, …) + Σ wᵢ H(pᵢ), m = Σ wᵢ pᵢ.
pub struct JsWeightedEntropies;

impl Statement for JsWeightedEntropies {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H\bigl(\textstyle\sum_i w_i p_i\bigr) = \mathrm{JS}_w(p_1, \dots, p_k) + \sum_i w_i H(p_i)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991")];
    type Case = Mixture;

    fn relation<A: Arithmetic>(a: &A, Mixture { ps, w }: &Mixture) -> Relation<A::Real> {
        let mean: A::Real = masses(w).iter().zip(ps.rows()).map(|(w, p)| a.number(w) * a.entropy(p)).sum();
        equal(a.entropy(&push_forward(w, ps)), a.js_weighted(ps, w) + mean)
    }
}
