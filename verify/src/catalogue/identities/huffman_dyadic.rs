//! Where every mass is a power of two, Huffman's code and Shannon's attain the entropy.

use crate::catalogue::prelude::*;

/// L(Huffman) = L(Shannon) = H, in bits, for dyadic p.
pub struct HuffmanDyadic;

impl Statement for HuffmanDyadic {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"p \in \{2^{-k}\} \Rightarrow \sum p \ell = \frac{H(p)}{\ln 2}";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition")];
    type Case = Dyadic;

    fn relation<A: Arithmetic>(a: &A, Dyadic { p }: &Dyadic) -> Relation<A::Real> {
        let entropy = a.entropy(p) / a.ln_2();
        equal(a.expected_huffman_length(p), entropy.clone())
            .and(equal(a.expected_shannon_length(p), entropy))
            .and(equal(a.huffman_redundancy(p), a.integer(0)))
            .and(equal(a.shannon_redundancy(p), a.integer(0)))
    }
}
