//! The divergence in bits is what a code for the wrong distribution costs, in expected length.

use crate::catalogue::prelude::*;

/// Σ p ℓ_q = Σ p ℓ_p + KL(p‖q)/ln 2, where the code for q gives x a word of length ℓ_q(x) = −log₂ q(x).
pub struct ExcessCodeLength;

impl Statement for ExcessCodeLength {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum p(x) \ell_q(x) = \sum p(x) \ell_p(x) + \frac{D(p \| q)}{\ln 2},\ \ell_q(x) = -\log_2 q(x)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§1"),
        THEORY_NOTEBOOK.at("§1.1"),
        CHAPTER_4.at("Real-World Analogies"),
        PYTORCH_NOTEBOOK.at("Why it matters"),
        KL_NOTE.at("KL intuition"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let length = |mass: &Number| -a.number(mass).ln() / a.ln_2();
        let possible = || masses(p).into_iter().zip(masses(q)).filter(|(p, _)| !p.is_zero());
        let with_code_for_q = possible().map(|(p, q)| a.number(&p) * length(&q)).sum();
        let with_code_for_p: A::Real = possible().map(|(p, _)| a.number(&p) * length(&p)).sum();
        equal(with_code_for_q, with_code_for_p + a.kl(p, q) / a.ln_2())
    }
}
