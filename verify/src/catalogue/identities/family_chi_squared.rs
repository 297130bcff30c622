//! Of parametric families, χ² is the order two.

use crate::catalogue::prelude::*;

/// χ² = exp(D₂) − 1.
pub struct FamilyChiSquared;

impl Statement for FamilyChiSquared {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\chi^2(p \| q) = e^{D_2(p \| q)} - 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Members<Two>;

    fn relation<A: Arithmetic>(a: &A, Members { p, q, .. }: &Members<Two>) -> Relation<A::Real> {
        equal(a.of("chi_squared", p, q), a.renyi_of(p, q, &Number::from_f64(2.0)).exp() - a.integer(1))
    }
}
