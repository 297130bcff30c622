//! Perplexity counts equally likely outcomes, and no distribution has more than its outcomes.

use crate::catalogue::prelude::*;

/// perplexity(uₙ) = n, and 1 ≤ perplexity(p) ≤ n.
pub struct PerplexityUniform;

impl Statement for PerplexityUniform {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"e^{H(u_n)} = n,\ 1 \le e^{H(p)} \le n";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.6.4")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let n = || a.integer(p.len() as i64);
        equal(a.perplexity(&uniform(p.len())), n())
            .and(at_most(a.integer(1), a.perplexity(p)))
            .and(at_most(a.perplexity(p), n()))
    }
}
