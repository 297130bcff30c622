//! Of parametric families too, Hellinger's distance and total variation bound each other.

use crate::catalogue::prelude::*;

/// H² ≤ TV ≤ H √(2 − H²).
pub struct FamilyHellingerTotalVariation;

impl Statement for FamilyHellingerTotalVariation {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"H(p, q)^2 \le \mathrm{TV}(p, q) \le H(p, q) \sqrt{2 - H(p, q)^2}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Le Cam 1973"), LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Members<VariationAndHellinger>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<VariationAndHellinger>) -> Relation<A::Real> {
        let (tv, squared) = (a.of("total_variation", p, q), a.of("squared_hellinger", p, q));
        at_most(squared.clone(), tv.clone()).and(at_most(tv.square(), squared.clone() * (a.integer(2) - squared)))
    }
}
