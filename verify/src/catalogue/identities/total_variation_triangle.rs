//! Total variation is a metric: no detour is shorter.

use crate::catalogue::prelude::*;

/// TV(p, r) ≤ TV(p, q) + TV(q, r).
pub struct TotalVariationTriangle;

impl Statement for TotalVariationTriangle {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{TV}(p, r) \le \mathrm{TV}(p, q) + \mathrm{TV}(q, r)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Levin and Peres 2017, §4.1")];
    type Case = Triple;

    fn relation<A: Arithmetic>(a: &A, Triple { p, q, r }: &Triple) -> Relation<A::Real> {
        at_most(a.total_variation(p, r), a.total_variation(p, q) + a.total_variation(q, r))
    }
}
