//! Rényi's entropy falls as its order grows, from the logarithm of the support to the surprise at the likeliest
//! outcome.

use crate::catalogue::prelude::*;

/// H_β ≤ H_α for α < β, and both are between H_∞ and H₀.
pub struct RenyiEntropyMonotone;

impl Statement for RenyiEntropyMonotone {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\alpha < \beta \Rightarrow H_\infty(p) \le H_\beta(p) \le H_\alpha(p) \le H_0(p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Rényi 1961")];
    type Case = PairAndOrders;

    fn relation<A: Arithmetic>(a: &A, PairAndOrders { p, q: _, alpha, beta }: &PairAndOrders) -> Relation<A::Real> {
        let order = |alpha| a.renyi_entropy(p, alpha);
        at_most(order(&Number::from_f64(f64::INFINITY)), order(beta))
            .and(at_most(order(beta), order(alpha)))
            .and(at_most(order(alpha), order(&Number::from_f64(0.0))))
    }
}
