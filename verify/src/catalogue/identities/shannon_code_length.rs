//! Shannon's code is within a bit of the entropy.

use crate::catalogue::prelude::*;

/// L = H + R with 0 ≤ R ≤ 1, L and R the expected length and the redundancy of lengths ⌈−log₂ p⌉.
pub struct ShannonCodeLength;

impl Statement for ShannonCodeLength {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\sum p \lceil -\log_2 p \rceil = \frac{H(p)}{\ln 2} + R,\ 0 \le R \le 1";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Shannon 1948")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let redundancy = a.shannon_redundancy(p);
        equal(a.expected_shannon_length(p), a.entropy(p) / a.ln_2() + redundancy.clone())
            .and(at_most(a.integer(0), redundancy.clone()))
            .and(at_most(redundancy, a.integer(1)))
    }
}
