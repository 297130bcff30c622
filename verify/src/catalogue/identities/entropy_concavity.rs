//! Entropy is concave: to mix distributions makes the outcome no more certain.

use crate::catalogue::prelude::*;

/// λ H(p₀) + (1 − λ) H(p₁) ≤ H(λ p₀ + (1 − λ) p₁).
pub struct EntropyConcavity;

impl Statement for EntropyConcavity {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\lambda H(p_0) + (1 - \lambda) H(p_1) \le H(\lambda p_0 + (1 - \lambda) p_1)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.7.3")];
    type Case = Segment;

    fn relation<A: Arithmetic>(a: &A, Segment { from, to, weight }: &Segment) -> Relation<A::Real> {
        let rest = a.integer(1) - a.rational(weight);
        let mean = a.rational(weight) * a.entropy(&from.p) + rest * a.entropy(&to.p);
        at_most(mean, a.entropy(&mix(weight, &from.p, &to.p)))
    }
}
