//! Each of two variables tells as much about the other.

use crate::catalogue::prelude::*;

/// I(X; Y) = I(Y; X).
pub struct MutualInformationSymmetry;

impl Statement for MutualInformationSymmetry {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"I(X; Y) = I(Y; X)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, §2.4")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        equal(a.mutual_information(joint), a.mutual_information(&transpose(joint)))
    }
}
