//! A chain whose rows are alike is a sequence of independent symbols.

use crate::catalogue::prelude::*;

/// π = p, h = H(p), and the codes for blocks are those of independent symbols.
pub struct IndependentChain;

impl Statement for IndependentChain {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"P_i = p \Rightarrow \pi = p,\ h = H(p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas, section 4.2")];
    type Case = Blocks;

    fn relation<A: Arithmetic>(a: &A, Blocks { p, n }: &Blocks) -> Relation<A::Real> {
        let transition = Rows::new(vec![p.clone(); p.len()]);
        let stationary = a.stationary_distribution(&transition);
        let alike = stationary.into_iter().zip(masses(p)).map(|(mass, p)| equal(mass, a.number(&p)));
        let codes = equal(a.markov_huffman_length(&transition, n), a.block_huffman_length(p, n));
        alike.fold(codes, Relation::and).and(equal(a.entropy_rate(&transition), a.entropy(p)))
    }
}
