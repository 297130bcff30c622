//! A code of whole bits for the wrong distribution costs the cross-entropy, or up to a bit more.

use crate::catalogue::prelude::*;

/// H + KL ≤ Σ p ⌈−log₂ q⌉ ≤ H + KL + 1, in bits.
pub struct MismatchedCode;

impl Statement for MismatchedCode {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\frac{H(p) + D(p \| q)}{\ln 2} \le \sum p \lceil -\log_2 q \rceil \le \frac{H(p) + D(p \| q)}{\ln 2} + 1";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§1"),
        CHAPTER_4.at("Real-World Analogies"),
        PYTORCH_NOTEBOOK.at("Why it matters"),
        WORKED_PROBLEMS.at("M.5"),
        LITERATURE.at("Cover and Thomas, theorem 5.4.3"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (entropy, divergence) = (a.entropy(p) / a.ln_2(), a.kl(p, q) / a.ln_2());
        let length = a.mismatched_shannon_length(p, q);
        at_most(entropy.clone() + divergence.clone(), length.clone())
            .and(at_most(length, entropy + divergence + a.integer(1)))
    }
}
