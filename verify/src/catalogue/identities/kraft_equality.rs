//! The words of Shannon's code fit into a prefix code, and those of Huffman's fill it.

use crate::catalogue::prelude::*;

/// Σ 2^(−⌈−log₂ p⌉) ≤ 1, and Σ 2^(−ℓ) = 1 for Huffman's lengths.
pub struct KraftEquality;

impl Statement for KraftEquality {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum 2^{-\lceil -\log_2 p \rceil} \le 1 = \sum 2^{-\ell_{\mathrm{Huffman}}}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Kraft 1949"), LITERATURE.at("McMillan 1956")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let weights = |lengths: Vec<A::Real>| -> A::Real {
            let words = masses(p).into_iter().zip(lengths).filter(|(mass, _)| !mass.is_zero());
            words.map(|(_, length)| (-(length * a.ln_2())).exp()).sum()
        };
        at_most(weights(a.shannon_lengths(p)), a.integer(1)).and(equal(weights(a.huffman_lengths(p)), a.integer(1)))
    }
}
