//! Entropy is largest at the uniform distribution.

use crate::catalogue::prelude::*;

/// 0 ≤ H(p) ≤ ln n.
pub struct MaximalEntropyBound;

impl Statement for MaximalEntropyBound {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le H(p) \le \ln n";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.5"), LITERATURE.at("Cover and Thomas 2006, Theorem 2.6.4")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        at_most(a.integer(0), a.entropy(p)).and(at_most(a.entropy(p), a.integer(p.len() as i64).ln()))
    }
}
