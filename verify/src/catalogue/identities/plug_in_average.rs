//! What the plug-in estimates are on average, by going through all samples: biased, both by the same, in opposite directions.

use crate::catalogue::prelude::*;

/// E H(p̂) = H(p) − b, E KL(p̂‖p) = b, E KL(p̂‖q) = KL(p‖q) + b.
pub struct PlugInAverage;

impl Statement for PlugInAverage {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\mathbb{E}\, H(\hat p) = H(p) - b_n,\ \mathbb{E}\, D(\hat p \| p) = b_n,",
        r"\ \mathbb{E}\, D(\hat p \| q) = D(p \| q) + b_n"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Miller 1955"), LITERATURE.at("Paninski 2003")];
    type Case = Sampling;

    fn relation<A: Arithmetic>(a: &A, case @ Sampling { p, q, .. }: &Sampling) -> Relation<A::Real> {
        let mut sums = [a.integer(0), a.integer(0), a.integer(0)];
        for (probability, counts) in case.counts() {
            let terms = [a.plug_in_entropy(&counts), a.plug_in_kl(&counts, p), a.plug_in_kl(&counts, q)];
            for (sum, term) in sums.iter_mut().zip(terms) {
                *sum = sum.clone() + a.rational(&probability) * term;
            }
        }
        let [entropy, from_p, from_q] = sums;
        let bias = a.plug_in_bias(p, &case.size());
        equal(entropy.clone(), a.plug_in_expectation(p, &case.size()))
            .and(equal(entropy + bias.clone(), a.entropy(p)))
            .and(equal(from_p, bias.clone()))
            .and(equal(from_q, a.kl(p, q) + bias))
    }
}
