//! Chernoff information is the largest of the skewed Rényi divergences.

use crate::catalogue::prelude::*;

/// (1 − α) D_α(p‖q) ≤ C(p, q), for 0 < α < 1.
pub struct ChernoffMaximum;

impl Statement for ChernoffMaximum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"(1 - \alpha) D_\alpha(p \| q) \le C(p, q),\ 0 < \alpha < 1";
    const SOURCES: &[Citation] = &[LITERATURE.at("Chernoff 1952"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndFraction;

    fn relation<A: Arithmetic>(a: &A, PairAndFraction { p, q, alpha }: &PairAndFraction) -> Relation<A::Real> {
        at_most(a.number(&one_minus(alpha)) * a.renyi(p, q, alpha), a.chernoff_information(p, q))
    }
}
