//! The divergence is at least twice the Bhattacharyya distance, and that at least twice Hellinger's squared.

use crate::catalogue::prelude::*;

/// 2 H² ≤ 2 D_B ≤ KL.
pub struct HellingerKl;

impl Statement for HellingerKl {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"2 H(p, q)^2 \le 2 D_B(p, q) \le D(p \| q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let distance = a.bhattacharyya_distance(p, q);
        at_most(a.squared_hellinger(p, q), distance.clone()).and(at_most(distance * 2, a.kl(p, q)))
    }
}
