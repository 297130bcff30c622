//! Huffman's code is above the entropy by no more than the largest mass and a constant.

use crate::catalogue::prelude::*;

/// L = H + R with 0 ≤ R ≤ 1 and R ≤ max p + 1 − log₂ e + log₂ log₂ e.
pub struct HuffmanRedundancyBounds;

impl Statement for HuffmanRedundancyBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le \sum p \ell_{\mathrm{Huffman}} - \frac{H(p)}{\ln 2} \le \min(1,\ p_{\max} + 1 - \log_2 e + \log_2 \log_2 e)";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Gallager 1978")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let redundancy = a.huffman_redundancy(p);
        let largest = masses(p).into_iter().max_by(|x, y| x.nearest().total_cmp(&y.nearest()));
        let largest = largest.map_or_else(|| a.integer(0), |mass| a.number(&mass));
        let constant = a.integer(1) - (a.integer(1) + a.ln_2().ln()) / a.ln_2();
        equal(a.expected_huffman_length(p), a.entropy(p) / a.ln_2() + redundancy.clone())
            .and(at_most(a.integer(0), redundancy.clone()))
            .and(at_most(redundancy.clone(), a.integer(1)))
            .and(at_most(redundancy, largest + constant))
    }
}
