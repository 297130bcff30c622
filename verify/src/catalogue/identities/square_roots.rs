//! The distances are the roots of the divergences of their names.

use crate::catalogue::prelude::*;

/// H(p, q)² = H²(p, q), and the square of the Jensen–Shannon distance is JS(p, q).
pub struct SquareRoots;

impl Statement for SquareRoots {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\Bigl(\sqrt{D(p, q)}\Bigr)^2 = D(p, q),\ D \in \{H^2, \mathrm{JS}\}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Endres and Schindelin 2003"), LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.hellinger(p, q).square(), a.squared_hellinger(p, q))
            .and(equal(a.js_distance(p, q).square(), a.js(p, q)))
    }
}
