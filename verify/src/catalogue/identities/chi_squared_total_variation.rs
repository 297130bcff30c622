//! Pearson's χ² is at least four times the square of total variation.

use crate::catalogue::prelude::*;

/// 4 TV² ≤ χ², by the inequality of Cauchy and Schwarz.
pub struct ChiSquaredTotalVariation;

impl Statement for ChiSquaredTotalVariation {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"4\, \mathrm{TV}(p, q)^2 \le \chi^2(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Gibbs and Su 2002")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.total_variation(p, q).square() * 4, a.chi_squared(p, q))
    }
}
