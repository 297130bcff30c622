//! Where a mass is no power of two, no code for single outcomes attains the entropy.

use crate::catalogue::prelude::*;

/// H < L(Huffman), in bits, for p that is not dyadic.
pub struct HuffmanAboveEntropy;

impl Statement for HuffmanAboveEntropy {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"p \notin \{0, 2^{-k}\} \Rightarrow \frac{H(p)}{\ln 2} < \sum p \ell_{\mathrm{Huffman}}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Huffman 1952")];
    const REFUTES: &[Citation] = &[KL_NOTE.at("KL intuition")];
    type Case = NotDyadic;

    fn relation<A: Arithmetic>(a: &A, NotDyadic { p }: &NotDyadic) -> Relation<A::Real> {
        below(a.entropy(p) / a.ln_2(), a.expected_huffman_length(p))
            .and(below(a.integer(0), a.huffman_redundancy(p)))
            .and(below(a.integer(0), a.shannon_redundancy(p)))
    }
}
