//! A model's perplexity exceeds the truth's by the exponential of the divergence.

use crate::catalogue::prelude::*;

/// exp(H(p, q)) = perplexity(p) exp(KL(p‖q)).
pub struct PerplexityRatio;

impl Statement for PerplexityRatio {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"e^{H(p, q)} = e^{H(p)} e^{D(p \| q)}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("K.1")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.cross_entropy(p, q).exp(), a.perplexity(p) * a.kl(p, q).exp())
    }
}
