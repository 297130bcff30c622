//! Total variation is between zero and one.

use crate::catalogue::prelude::*;

/// 0 ≤ TV(p, q) ≤ 1.
pub struct TotalVariationBounds;

impl Statement for TotalVariationBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le \mathrm{TV}(p, q) \le 1";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§6.1")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        at_most(a.integer(0), a.total_variation(p, q)).and(at_most(a.total_variation(p, q), a.integer(1)))
    }
}
