//! Clipping q from below takes from the divergence, and may take more than there is.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// −ln(1 + nε) ≤ Σ p ln(p/clip(q)) ≤ KL(p‖q).
pub struct ClippingBounds;

impl Statement for ClippingBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"-\ln(1 + n \varepsilon) \le \sum p \ln \frac{p}{\max(q, \varepsilon)} \le D(p \| q)";
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Common Pitfalls"), CHAPTER_4.at("Code Example"), PYTORCH_NOTEBOOK.at("Common gotchas")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let epsilon = Rational::from((1, 1_u64 << 20));
        let total = (&epsilon * Rational::from(p.len())) + 1_u32;
        let clipped = a.clipped_kl(p, q, &Number::from_exact(epsilon));
        at_most(-a.rational(&total).ln(), clipped.clone()).and(at_most(clipped, a.kl(p, q)))
    }
}
