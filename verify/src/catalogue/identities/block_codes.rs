//! Codes for blocks come as near to the entropy as one likes.

use crate::catalogue::prelude::*;

/// H ≤ L₂ₙ ≤ Lₙ ≤ H + 1/n for Huffman's codes for blocks, in bits a symbol, and Shannon's are within the same bounds.
pub struct BlockCodes;

impl Statement for BlockCodes {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\frac{H(p)}{\ln 2} \le L_{2n} \le L_n \le \frac{H(p)}{\ln 2} + \frac1n";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Shannon 1948")];
    type Case = Blocks;

    fn relation<A: Arithmetic>(a: &A, Blocks { p, n }: &Blocks) -> Relation<A::Real> {
        let entropy = a.entropy(p) / a.ln_2();
        let bound = entropy.clone() + a.number(&one_over(n));
        let length = a.block_huffman_length(p, n);
        let shannon = a.block_shannon_length(p, n);
        let twice = a.block_huffman_length(p, &times(n, &Number::from_f64(2.0)));
        at_most(entropy, twice.clone())
            .and(at_most(twice, length.clone()))
            .and(at_most(length, shannon.clone()))
            .and(at_most(shannon, bound))
    }
}
