//! To know something else makes nothing more uncertain, on average.

use crate::catalogue::prelude::*;

/// 0 ≤ H(Y|X) ≤ H(Y).
pub struct ConditioningReducesEntropy;

impl Statement for ConditioningReducesEntropy {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le H(Y | X) \le H(Y)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.6.5")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let left = a.conditional_entropy(joint);
        at_most(a.integer(0), left.clone()).and(at_most(left, a.entropy(&column_marginal(joint))))
    }
}
