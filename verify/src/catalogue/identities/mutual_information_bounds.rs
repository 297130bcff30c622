//! Nothing tells more about a variable than there is to know.

use crate::catalogue::prelude::*;

/// 0 ≤ I(X; Y) ≤ H(X), and at most H(Y).
pub struct MutualInformationBounds;

impl Statement for MutualInformationBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le I(X; Y) \le \min(H(X), H(Y))";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, §2.4")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let told = a.mutual_information(joint);
        at_most(a.integer(0), told.clone())
            .and(at_most(told.clone(), a.entropy(&row_marginal(joint))))
            .and(at_most(told, a.entropy(&column_marginal(joint))))
    }
}
