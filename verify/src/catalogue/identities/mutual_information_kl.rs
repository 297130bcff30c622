//! Mutual information is the divergence of a joint distribution from independence.

use crate::catalogue::prelude::*;

/// I(X; Y) = KL(p(x,y)‖p(x) p(y)).
pub struct MutualInformationKl;

impl Statement for MutualInformationKl {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"I(X; Y) = D(p_{XY} \| p_X \otimes p_Y)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, §2.3")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let independent = product(&row_marginal(joint), &column_marginal(joint));
        equal(a.mutual_information(joint), a.kl(&flatten(joint), &flatten(&independent)))
    }
}
