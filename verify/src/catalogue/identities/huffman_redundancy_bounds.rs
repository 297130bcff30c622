//! Huffman's code is within a bit of the entropy.

use crate::catalogue::prelude::*;

/// L = H + R with 0 ≤ R ≤ 1, L and R the expected length and the redundancy of Huffman's code, in bits.
pub struct HuffmanRedundancyBounds;

impl Statement for HuffmanRedundancyBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le \sum p \ell_{\mathrm{Huffman}} - \frac{H(p)}{\ln 2} \le 1";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Huffman 1952")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let redundancy = a.huffman_redundancy(p);
        equal(a.expected_huffman_length(p), a.entropy(p) / a.ln_2() + redundancy.clone())
            .and(at_most(a.integer(0), redundancy.clone()))
            .and(at_most(redundancy, a.integer(1)))
    }
}
