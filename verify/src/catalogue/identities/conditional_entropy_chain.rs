//! The chain rule of entropy: two variables are as uncertain as the first, and then the second.

use crate::catalogue::prelude::*;

/// H(X, Y) = H(X) + H(Y|X).
pub struct ConditionalEntropyChain;

impl Statement for ConditionalEntropyChain {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(X, Y) = H(X) + H(Y | X)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.2.1")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        equal(a.entropy(&flatten(joint)), a.entropy(&row_marginal(joint)) + a.conditional_entropy(joint))
    }
}
