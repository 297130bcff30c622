//! The Jensen–Shannon divergence is what an outcome tells about which of two distributions it was drawn from.

use crate::catalogue::prelude::*;

/// JS(p, q) = I(Z; X), where Z is a fair coin that chooses between p and q, and X is drawn from what it chose.
pub struct JsMutualInformation;

impl Statement for JsMutualInformation {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\mathrm{JS}(p, q) = I(Z; X),\ Z \sim (\tfrac12, \tfrac12),\ X | Z = 0 \sim p,\ X | Z = 1 \sim q";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lin 1991"), LITERATURE.at("Endres and Schindelin 2003")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let choice = Rows::new(vec![p.clone(), q.clone()]);
        equal(a.js(p, q), a.mutual_information(&labelled(&choice, &uniform(2))))
    }
}
