//! Chernoff information is between the Bhattacharyya distance and its double, and below the divergences in both
//! directions.

use crate::catalogue::prelude::*;

/// D_B ≤ C ≤ 2 D_B, C ≤ KL(p‖q) and C ≤ KL(q‖p).
pub struct ChernoffBounds;

impl Statement for ChernoffBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D_B \le C \le \min(2 D_B, D(p \| q), D(q \| p))";
    const SOURCES: &[Citation] = &[LITERATURE.at("Chernoff 1952"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (best, distance) = (a.chernoff_information(p, q), a.bhattacharyya_distance(p, q));
        at_most(distance.clone(), best.clone())
            .and(at_most(best.clone(), distance * 2))
            .and(at_most(best.clone(), a.kl(p, q)))
            .and(at_most(best, a.kl(q, p)))
    }
}
