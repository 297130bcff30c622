//! Hellinger's squared distance is what the Bhattacharyya coefficient leaves of one.

use crate::catalogue::prelude::*;

/// H² + BC = 1.
pub struct HellingerBhattacharyya;

impl Statement for HellingerBhattacharyya {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p, q)^2 + \mathrm{BC}(p, q) = 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.squared_hellinger(p, q) + a.bhattacharyya_coefficient(p, q), a.integer(1))
    }
}
