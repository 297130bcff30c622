//! What is called a distance is symmetric.

use crate::catalogue::prelude::*;

/// D(p, q) = D(q, p).
pub struct Symmetry;

impl Statement for Symmetry {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p, q) = D(q, p)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§3.1"), CHAPTER_4.at("When to Consider Alternatives")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.js(p, q), a.js(q, p))
            .and(equal(a.jeffreys(p, q), a.jeffreys(q, p)))
            .and(equal(a.total_variation(p, q), a.total_variation(q, p)))
            .and(equal(a.squared_hellinger(p, q), a.squared_hellinger(q, p)))
            .and(equal(a.bhattacharyya_distance(p, q), a.bhattacharyya_distance(q, p)))
            .and(equal(a.le_cam(p, q), a.le_cam(q, p)))
            .and(equal(a.chernoff_information(p, q), a.chernoff_information(q, p)))
    }
}
