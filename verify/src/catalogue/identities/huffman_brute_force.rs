//! Huffman's code is the best of all codes: every choice of lengths is tried.

use crate::catalogue::prelude::*;

/// L(Huffman) = min Σ p ℓ over whole lengths with Σ 2^(−ℓ) ≤ 1.
pub struct HuffmanBruteForce;

impl Statement for HuffmanBruteForce {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum p \ell_{\mathrm{Huffman}} = \min \bigl\{ \sum p \ell : \sum 2^{-\ell} \le 1 \bigr\}";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Huffman 1952")];
    type Case = SmallAlphabet;

    fn relation<A: Arithmetic>(a: &A, SmallAlphabet { p, least }: &SmallAlphabet) -> Relation<A::Real> {
        equal(a.expected_huffman_length(p), a.number(least))
    }
}
