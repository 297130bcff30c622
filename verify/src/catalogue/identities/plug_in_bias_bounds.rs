//! The bias of the plug-in estimates has a sign, and a bound that holds for every distribution on K outcomes.

use crate::catalogue::prelude::*;

/// 0 ≤ b ≤ ln(1 + (K − 1)/n): KL ≤ ln(1 + χ²), and the expectation of χ²(p̂, p) is (K − 1)/n.
pub struct PlugInBiasBounds;

impl Statement for PlugInBiasBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le b_n \le \ln \left(1 + \frac{K - 1}{n}\right)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Paninski 2003")];
    type Case = Sampling;

    fn relation<A: Arithmetic>(a: &A, case @ Sampling { p, n, .. }: &Sampling) -> Relation<A::Real> {
        let k = masses(p).iter().filter(|p| !p.is_zero()).count();
        let bias = a.plug_in_bias(p, &case.size());
        let bound = (a.integer((n + k - 1) as i64) / a.integer(*n as i64)).ln();
        at_most(a.integer(0), bias.clone()).and(at_most(bias, bound))
    }
}
