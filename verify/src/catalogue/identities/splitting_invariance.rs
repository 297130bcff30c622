//! To split each outcome in two, in one proportion for both distributions, changes nothing: the halves tell nothing
//! apart.

use crate::catalogue::prelude::*;

/// D is the same when p and q both give the share s(x) of the mass of x to its first half.
pub struct SplittingInvariance;

impl Statement for SplittingInvariance {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \otimes s, q \otimes s) = D(p, q),\ (p \otimes s)(x, i) = p(x) s(i | x)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Liese and Vajda 2006")];
    type Case = Split;

    fn relation<A: Arithmetic>(a: &A, Split { p, q, shares }: &Split) -> Relation<A::Real> {
        let (p_split, q_split) = (&split(p, shares), &split(q, shares));
        equal(a.kl(p_split, q_split), a.kl(p, q))
            .and(equal(a.js(p_split, q_split), a.js(p, q)))
            .and(equal(a.total_variation(p_split, q_split), a.total_variation(p, q)))
            .and(equal(a.squared_hellinger(p_split, q_split), a.squared_hellinger(p, q)))
            .and(equal(a.chi_squared(p_split, q_split), a.chi_squared(p, q)))
    }
}
