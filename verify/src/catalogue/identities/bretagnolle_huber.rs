//! The inequalities of Bretagnolle and Huber, which say something also where the divergence is large and Pinsker's does
//! not.

use crate::catalogue::prelude::*;

/// TV ≤ √(1 − exp(−KL)) and TV ≤ 1 − ½ exp(−KL), with what is subtracted from one on the other side.
pub struct BretagnolleHuber;

impl Statement for BretagnolleHuber {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"\mathrm{TV}(p, q) \le \sqrt{1 - e^{-D(p \| q)}},\ \mathrm{TV}(p, q) \le 1 - \tfrac12 e^{-D(p \| ",
        r"q)}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Bretagnolle and Huber 1979"), LITERATURE.at("Tsybakov 2009, §2.4")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (tv, affinity) = (a.total_variation(p, q), (-a.kl(p, q)).exp());
        at_most(tv.square() + affinity.clone(), a.integer(1)).and(at_most(tv + affinity / 2, a.integer(1)))
    }
}
