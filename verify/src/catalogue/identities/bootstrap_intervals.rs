//! The bootstrap's intervals, by the quantiles that they are made of; and a quantile lies between the least and the largest value.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// [q₁, q₂] and [2θ − q₂, 2θ − q₁], with the quantiles at (1 ∓ level)/2.
pub struct BootstrapIntervals;

impl Statement for BootstrapIntervals {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"[q_{(1 - \gamma)/2},\ q_{(1 + \gamma)/2}] \text{ and } [2\theta - q_{(1 + \gamma)/2},\ 2\theta - q_{(1 - \gamma)/2}]";
    const SOURCES: &[Citation] = &[LITERATURE.at("Efron and Tibshirani 1993, §13")];
    type Case = Replicates;

    fn relation<A: Arithmetic>(a: &A, Replicates { values, estimate, level }: &Replicates) -> Relation<A::Real> {
        let half = |x: Number| times(&x, &Number::from_exact(Rational::from((1, 2))));
        let [low, high] = [one_minus(level), one_plus(level)].map(|tail| a.quantile(values, &half(tail)));
        let [least, largest] = ["0", "1"].map(|end| a.quantile(values, &Number::decimal(end)));
        let (percentile, basic) = (a.percentile_interval(values, level), a.basic_interval(values, estimate, level));
        let twice = a.number(estimate) * 2;
        equal(percentile[0].clone(), low.clone())
            .and(equal(percentile[1].clone(), high.clone()))
            .and(equal(basic[0].clone(), twice.clone() - high.clone()))
            .and(equal(basic[1].clone(), twice - low.clone()))
            .and(at_most(least, low.clone()))
            .and(at_most(low, high.clone()))
            .and(at_most(high, largest))
    }
}
