//! Huffman's code is above the entropy by no more than the largest mass and a constant.

use crate::catalogue::prelude::*;

/// R ≤ max p + 1 − log₂ e + log₂ log₂ e, about max p + 0.086, in bits. It is nearly attained by many equal masses.
pub struct HuffmanRedundancyLargest;

impl Statement for HuffmanRedundancyLargest {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\sum p \ell_{\mathrm{Huffman}} - \frac{H(p)}{\ln 2} \le p_{\max} + 1 - \log_2 e + \log_2 \log_2 e";
    const SOURCES: &[Citation] = &[LITERATURE.at("Gallager 1978")];
    type Case = NearlyEven;

    fn relation<A: Arithmetic>(a: &A, NearlyEven { p }: &NearlyEven) -> Relation<A::Real> {
        let largest = masses(p).into_iter().max_by(|x, y| x.nearest().total_cmp(&y.nearest()));
        let largest = largest.map_or_else(|| a.integer(0), |mass| a.number(&mass));
        let constant = a.integer(1) - (a.integer(1) + a.ln_2().ln()) / a.ln_2();
        at_most(a.huffman_redundancy(p), largest + constant)
    }
}
