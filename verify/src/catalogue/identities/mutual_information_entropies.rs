//! Mutual information is what two entropies count twice.

use crate::catalogue::prelude::*;

/// I(X; Y) + H(X, Y) = H(X) + H(Y).
pub struct MutualInformationEntropies;

impl Statement for MutualInformationEntropies {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"I(X; Y) + H(X, Y) = H(X) + H(Y)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.4.1")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let (x, y) = (row_marginal(joint), column_marginal(joint));
        equal(a.mutual_information(joint) + a.entropy(&flatten(joint)), a.entropy(&x) + a.entropy(&y))
    }
}
