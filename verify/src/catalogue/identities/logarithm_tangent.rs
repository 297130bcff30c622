//! The logarithm is below its tangent at one, which makes Gibbs' inequality.

use crate::catalogue::prelude::*;

/// ln t ≤ t − 1 at the ratios t = q/p of two distributions, and ln 1 = 0.
pub struct LogarithmTangent;

impl Statement for LogarithmTangent {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\ln t \le t - 1";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§2"), THEORY_NOTEBOOK.at("§2.2")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let one = a.integer(1);
        let at_one = equal(one.ln(), a.integer(0));
        // Where the masses are equal, both sides are zero, which no enclosure proves.
        let gaps = differences(p, q);
        let (p, q) = (masses(p), masses(q));
        let differ = p.iter().zip(&q).zip(&gaps).filter(|(_, gap)| !gap.is_zero()).map(|(pair, _)| pair);
        let ratios = differ.filter(|(p, q)| !p.is_zero() && !q.is_zero());
        ratios
            .map(|(p, q)| a.number(q) / a.number(p))
            .fold(at_one, |relation, t| relation.and(at_most(t.ln(), t - one.clone())))
    }
}
