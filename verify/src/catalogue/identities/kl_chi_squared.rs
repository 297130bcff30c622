//! The divergence is at most the logarithm of one plus χ².

use crate::catalogue::prelude::*;

/// KL ≤ ln(1 + χ²), by Jensen's inequality for the logarithm.
pub struct KlChiSquared;

impl Statement for KlChiSquared {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D(p \| q) \le \ln(1 + \chi^2(p, q))";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tsybakov 2009, §2.4"), LITERATURE.at("Gibbs and Su 2002")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.kl(p, q), (a.integer(1) + a.chi_squared(p, q)).ln())
    }
}
