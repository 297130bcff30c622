//! Neyman's χ² is Pearson's with the distributions exchanged.

use crate::catalogue::prelude::*;

/// χ²_N(p, q) = χ²(q, p).
pub struct ChiSquaredReversal;

impl Statement for ChiSquaredReversal {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\chi^2_N(p, q) = \chi^2(q, p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cressie and Read 1984")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.neyman_chi_squared(p, q), a.chi_squared(q, p))
    }
}
