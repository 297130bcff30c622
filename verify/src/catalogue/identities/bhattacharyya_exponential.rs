//! The Bhattacharyya distance is minus the logarithm of the coefficient.

use crate::catalogue::prelude::*;

/// exp(−D_B) = BC.
pub struct BhattacharyyaExponential;

impl Statement for BhattacharyyaExponential {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"e^{-D_B(p, q)} = \mathrm{BC}(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Bhattacharyya 1943")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal((-a.bhattacharyya_distance(p, q)).exp(), a.bhattacharyya_coefficient(p, q))
    }
}
