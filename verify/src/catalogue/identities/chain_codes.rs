//! Codes for blocks of a Markov chain come as near to its entropy rate as one likes.

use crate::catalogue::prelude::*;

/// (H(π) + (n − 1) h)/n ≤ Lₙ ≤ (H(π) + (n − 1) h)/n + 1/n, in bits a symbol.
pub struct ChainCodes;

impl Statement for ChainCodes {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\frac{H(\pi) + (n - 1) h}{n \ln 2} \le L_n \le \frac{H(\pi) + (n - 1) h}{n \ln 2} + \frac1n";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas, theorem 5.4.2")];
    type Case = Chain;

    fn relation<A: Arithmetic>(a: &A, Chain { transition, n }: &Chain) -> Relation<A::Real> {
        let stationary = a.stationary_distribution(transition);
        let entropy: A::Real = stationary.iter().map(|mass| -(mass.clone() * mass.ln())).sum();
        let rate = a.entropy_rate(transition);
        let of_block = entropy + rate.clone() * (a.number(n) - a.integer(1));
        let a_symbol = of_block * a.number(&one_over(n)) / a.ln_2();
        let length = a.markov_huffman_length(transition, n);
        at_most(a_symbol.clone(), length.clone())
            .and(at_most(length.clone(), a_symbol + a.number(&one_over(n))))
            .and(at_most(rate / a.ln_2(), length))
    }
}
