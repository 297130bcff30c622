//! The estimator k3 of a sample is k1 with the average of r − 1 added, which has the expectation zero; and it is never negative.

use crate::catalogue::prelude::*;

/// k3 = k1 + (1/n) Σ e^(−l) − 1 ≥ 0.
pub struct K3FromK1;

impl Statement for K3FromK1 {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\hat k_3 = \hat k_1 + \tfrac1n \textstyle\sum_i e^{-l_i} - 1 \ge 0";
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020")];
    type Case = LogRatios;

    fn relation<A: Arithmetic>(a: &A, LogRatios { values, .. }: &LogRatios) -> Relation<A::Real> {
        let ratios: A::Real = masses(values).iter().map(|l| (-a.number(l)).exp()).sum();
        let k1 = a.kl_k1(values)[0].clone() + ratios / a.integer(values.len() as i64) - a.integer(1);
        let k3 = a.kl_k3(values)[0].clone();
        equal(k3.clone(), k1).and(at_most(a.integer(0), k3))
    }
}
