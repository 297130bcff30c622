//! Hellinger's distance and total variation bound each other.

use crate::catalogue::prelude::*;

/// H² ≤ TV ≤ H √(2 − H²), hence TV ≤ √2 H.
pub struct HellingerTotalVariation;

impl Statement for HellingerTotalVariation {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"H(p, q)^2 \le \mathrm{TV}(p, q) \le H(p, q) \sqrt{2 - H(p, q)^2}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Le Cam 1973"), LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (tv, squared) = (a.total_variation(p, q), a.squared_hellinger(p, q));
        at_most(squared.clone(), tv.clone()).and(at_most(tv.square(), squared.clone() * (a.integer(2) - squared)))
    }
}
