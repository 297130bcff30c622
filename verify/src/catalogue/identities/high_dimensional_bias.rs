//! What ails estimates from samples in high dimension is bias, not variance.

use crate::catalogue::prelude::*;

/// 32 observations of eight fair coins: the bias of the plug-in estimate is three times what bounds its standard deviation.
pub struct HighDimensionalBias;

impl Statement for HighDimensionalBias {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"3 \frac{\ln 32}{\sqrt{32}} < b_{32} \text{ on } 2^8 \text{ outcomes}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4"), LITERATURE.at("Antos and Kontoyiannis 2001")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let n = a.integer(32);
        below(n.ln() * 3 / n.sqrt(), a.plug_in_bias(&uniform(1 << 8), &Number::decimal("32")))
    }
}
