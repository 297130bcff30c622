//! The weighted Jensen–Shannon divergence is what an outcome tells about which component of a mixture it came from.

use crate::catalogue::prelude::*;

/// JS_w(p₁, …) = I(Z; X), where Z has distribution w and X is drawn from p_Z.
pub struct JsWeightedMutualInformation;

impl Statement for JsWeightedMutualInformation {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{JS}_w(p_1, \dots, p_k) = I(Z; X),\ Z \sim w,\ X | Z = i \sim p_i";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991")];
    type Case = Mixture;

    fn relation<A: Arithmetic>(a: &A, Mixture { ps, w }: &Mixture) -> Relation<A::Real> {
        equal(a.js_weighted(ps, w), a.mutual_information(&labelled(ps, w)))
    }
}
