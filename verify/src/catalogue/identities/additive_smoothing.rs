//! Additive smoothing mixes the frequencies with the uniform distribution, and the divergence from what it makes is finite.

use crate::catalogue::prelude::*;

/// (c + a)/(n + ma) = λ c/n + (1 − λ)/m, λ = n/(n + ma).
pub struct AdditiveSmoothing;

impl Statement for AdditiveSmoothing {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\frac{c + a}{n + m a} = \lambda \frac cn + (1 - \lambda) \frac1m,\ \lambda = \frac{n}{n + m a}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lidstone 1920"), LITERATURE.at("Krichevsky and Trofimov 1981")];
    type Case = Counted;

    fn relation<A: Arithmetic>(a: &A, Counted { counts, pseudo_count, .. }: &Counted) -> Relation<A::Real> {
        let m = a.integer(counts.len() as i64);
        let n = a.number(&total(counts));
        let lambda = n.clone() / (n.clone() + m.clone() * a.number(pseudo_count));
        let mixed = |count: Number| {
            let one = a.integer(1);
            lambda.clone() * a.number(&count) / n.clone() + (one - lambda.clone()) / m.clone()
        };
        let smoothed = a.additive_smoothing(counts, pseudo_count);
        let sum: A::Real = smoothed.iter().cloned().sum();
        let pairs = smoothed.into_iter().zip(masses(counts).into_iter().map(mixed));
        pairs.map(|(left, right)| equal(left, right)).fold(equal(sum, a.integer(1)), Relation::and)
    }
}
