//! Three estimators of one divergence: what they are on average, and how they vary.

use crate::catalogue::prelude::*;

/// It is often said that k2 has "low bias", and that k3 is unbiased with "lower variance" than k1 and "always positive". Of that, only that k3 is
/// unbiased is true, if p has all of the support of q (`k3_bias`). k2 has a low bias, and k3 a low variance, where q is near p (`k2_local`,
/// `k3_variance_local`); in general k3 varies less than k1 exactly where χ²(q, p) < 2 J(p, q) (`k3_variance`). And k3 is never negative, but it is
/// zero where p(x) = q(x). In the second pair the variance of k3 is 95 times that of k1, and k2 is a constant, and wrong.
pub struct EstimatorVariances;

impl Problem for EstimatorVariances {
    const STATEMENT: &str = "Of the weather's (0.5, 0.3, 0.2) against the forecast (0.7, 0.2, 0.1), and of (0.99, 0.01) against its mirror image: what \
                             are the expectations and the variances of k1 = ln(p/q), k2 = ½ ln²(p/q) and k3 = q/p − 1 − ln(q/p) under p?";
    const SOURCE: Citation = LITERATURE.at("Schulman 2020");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.5", "0.3", "0.2"]), a.pmf(["0.7", "0.2", "0.1"]));
        let (sure, other) = (a.pmf(["0.99", "0.01"]), a.pmf(["0.01", "0.99"]));
        let [k1, k2, k3] = [a.k1_moments(&p, &q), a.k2_moments(&p, &q), a.k3_moments(&p, &q)];
        let [m1, m2, m3] = [a.k1_moments(&sure, &other), a.k2_moments(&sure, &other), a.k3_moments(&sure, &other)];
        Table::new()
            .row("weather: E k1 = E k3, the divergence", k1[0].clone())
            .row("weather: E k2", k2[0].clone())
            .row("weather: Var k1", k1[1].clone())
            .row("weather: Var k2", k2[1].clone())
            .row("weather: Var k3", k3[1].clone())
            .row("weather: χ²(q, p) − 2 J(p, q)", a.chi_squared(&q, &p) - a.jeffreys(&p, &q) * 2)
            .row("mirror image: E k1 = E k3, the divergence", m1[0].clone())
            .row("mirror image: E k2", m2[0].clone())
            .row("mirror image: Var k1", m1[1].clone())
            .row("mirror image: Var k2", m2[1].clone())
            .row("mirror image: Var k3", m3[1].clone())
            .row("mirror image: Var k3 / Var k1", m3[1].clone() / m1[1].clone())
    }
}
