//! Rényi's divergence of infinite order is the limit of large orders, at this rate.
//!
//! Where p/q is largest, say at x, one term alone gives Σ p^α q^(1−α) ≥ p(x) (p(x)/q(x))^(α−1); and all terms together
//! at most (p(x)/q(x))^(α−1).

use crate::catalogue::prelude::*;

/// D_α ≤ D_∞ ≤ D_α + ln(1/p(x))/(α − 1) at order α = 1/ε > 1, where p/q is largest at x.
pub struct RenyiAtInfinity;

impl Statement for RenyiAtInfinity {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"D_\alpha(p \| q) \le D_\infty(p \| q) \le D_\alpha(p \| q) + \frac{-\ln p(x)}{\alpha - 1},\ x ",
        r"\in \arg\max p/q"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndStep;

    fn relation<A: Arithmetic>(a: &A, PairAndStep { p, q, step }: &PairAndStep) -> Relation<A::Real> {
        let order = one_over(step);
        let (large, infinite) = (a.renyi(p, q, &order), a.renyi(p, q, &Number::from_f64(f64::INFINITY)));
        let surprise = -a.number(&mass_at_largest_ratio(p, q)).ln();
        let rate = surprise / (a.number(&order) - a.integer(1));
        at_most(large.clone(), infinite.clone()).and(at_most(infinite, large + rate))
    }
}
