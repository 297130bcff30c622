//! With q clipped the sum is no divergence: it can be negative, where the divergence is zero or infinite.

use crate::catalogue::prelude::*;

/// Σ p ln(p/clip(q)) < 0 = KL(p‖q) for p = q, and < 0 < KL(p‖q) = ∞ for another.
pub struct ClippingNegative;

impl Statement for ClippingNegative {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ \sum p \ln \frac{p}{\max(q, \varepsilon)} < 0";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] =
        &[CHAPTER_4.at("Common Pitfalls"), CHAPTER_4.at("Code Example"), PYTORCH_NOTEBOOK.at("Common gotchas")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let rare = a.pmf(["0.999999999999", "0.000000000001"]);
        let never = a.pmf(["1", "0"]);
        let epsilon = Number::decimal("1e-10");
        below(a.clipped_kl(&rare, &rare, &epsilon), a.integer(0))
            .and(equal(a.kl(&rare, &rare), a.integer(0)))
            .and(below(a.clipped_kl(&rare, &never, &epsilon), a.integer(0)))
            .and(equal(a.kl(&rare, &never), a.infinity()))
    }
}
