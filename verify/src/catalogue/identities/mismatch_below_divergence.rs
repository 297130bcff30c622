//! What a code of whole bits wastes may be less than the divergence: the mirror image's code costs nothing.

use crate::catalogue::prelude::*;

/// L(Huffman for q) − L(Huffman for p) < KL, and the same of Shannon's, on data from p.
pub struct MismatchBelowDivergence;

impl Statement for MismatchBelowDivergence {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ \sum p \ell_q - \sum p \ell_p < \frac{D(p \| q)}{\ln 2}";
    const SOURCES: &[Citation] = &[
        CHAPTER_4.at("Real-World Analogies"),
        PYTORCH_NOTEBOOK.at("Why it matters"),
        KL_NOTE.at("KL intuition"),
        WORKED_PROBLEMS.at("M.5"),
    ];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, q) = (a.pmf(["0.9", "0.1"]), a.pmf(["0.1", "0.9"]));
        let divergence = a.kl(&p, &q) / a.ln_2();
        let huffman = a.mismatched_huffman_length(&p, &q) - a.expected_huffman_length(&p);
        let shannon = a.mismatched_shannon_length(&p, &q) - a.expected_shannon_length(&p);
        equal(huffman.clone(), a.integer(0)).and(below(huffman, divergence.clone())).and(below(shannon, divergence))
    }
}
