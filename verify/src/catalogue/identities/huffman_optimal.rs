//! No other distribution's code is shorter on average than one's own Huffman code.

use crate::catalogue::prelude::*;

/// L(Huffman for p) ≤ L(Huffman for q), L(Shannon for q), L(Shannon for p), all on data from p.
pub struct HuffmanOptimal;

impl Statement for HuffmanOptimal {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\sum p \ell_p \le \sum p \ell_q";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Huffman 1952")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let own = a.expected_huffman_length(p);
        at_most(own.clone(), a.mismatched_huffman_length(p, q))
            .and(at_most(own.clone(), a.mismatched_shannon_length(p, q)))
            .and(at_most(own, a.expected_shannon_length(p)))
    }
}
