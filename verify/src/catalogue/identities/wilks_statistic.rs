//! Wilks' statistic is a divergence: of a simple hypothesis, from the empirical distribution.

use crate::catalogue::prelude::*;

/// G = 2 N KL(p̂‖q) = 2 ln [L(p̂)/L(q)], and Pearson's statistic is N χ²(p̂, q).
pub struct WilksStatistic;

impl Statement for WilksStatistic {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"G = 2 \sum_i n_i \ln \frac{n_i}{N q_i} = 2 N D(\hat p \| q) = 2 \ln \frac{L(\hat p)}{L(q)},\ X^2 = N \chi^2(\hat p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Wilks 1938"), WORKED_PROBLEMS.at("M.5")];
    type Case = Tally;

    fn relation<A: Arithmetic>(a: &A, case: &Tally) -> Relation<A::Real> {
        let (empirical, size) = (case.empirical(), a.number(&case.size()));
        let nll = |model: &Vector| a.categorical_nll(&case.counts, model);
        let statistic = a.g_statistic(&case.counts, &case.q);
        equal(statistic.clone(), size.clone() * a.kl(&empirical, &case.q) * 2)
            .and(equal(statistic, (nll(&case.q) - nll(&empirical)) * 2))
            .and(equal(a.pearson_statistic(&case.counts, &case.q), size * a.chi_squared(&empirical, &case.q)))
    }
}
