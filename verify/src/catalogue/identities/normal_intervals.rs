//! The intervals of the normal approximation: the average, less and plus z times the root of the variance over n.

use crate::catalogue::prelude::*;

/// [m − zs, m + zs], s² = variance/n, of k1, k2 and k3.
pub struct NormalIntervals;

impl Statement for NormalIntervals {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"[\hat k - z s,\ \hat k + z s],\ s^2 = \widehat{\mathrm{Var}}/n";
    const SOURCES: &[Citation] = &[LITERATURE.at("Lindeberg 1922")];
    type Case = LogRatios;

    fn relation<A: Arithmetic>(a: &A, LogRatios { values, z }: &LogRatios) -> Relation<A::Real> {
        let of = |estimate: Vec<A::Real>, interval: Vec<A::Real>| {
            let [value, variance, error] = [0, 1, 2].map(|index: usize| estimate[index].clone());
            let width = a.number(z) * error.clone();
            // An end may be zero: it is compared at a few widths from there.
            equal(interval[0].clone() + width.clone() * 3, value.clone() + width.clone() * 2)
                .and(equal(interval[1].clone() + width.clone() * 2, value + width * 3))
                .and(equal(error.square() * values.len() as i32, variance))
        };
        of(a.kl_k1(values), a.kl_k1_interval(values, z))
            .and(of(a.kl_k2(values), a.kl_k2_interval(values, z)))
            .and(of(a.kl_k3(values), a.kl_k3_interval(values, z)))
    }
}
