//! The bias of the plug-in estimates is (K − 1)/(2n) to leading order only, and this much more or less: for every n.
//!
//! With δ = (c/n − p)/p the term p [(1 + δ) ln(1 + δ) − δ] of E KL(p̂‖p) is p (½δ² − δ³/6 + R), where 0 ≤ R ≤ δ⁴/3: the fourth derivative of the
//! bracket is positive, and R/δ⁴ falls from ⅓ at δ = −1. The moments of a binomial count are E δ² = (1 − p)/(np),
//! E δ³ = (1 − p)(1 − 2p)/(np)² and E δ⁴ = (1 − p)(1 + 3(n − 2) p (1 − p))/(np)³.

use crate::catalogue::prelude::*;

/// (K − 1)/(2n) − (S − 3K + 2)/(6n²) ≤ b ≤ that and (1/3n³) Σ (1 − p)(1 + 3(n − 2) p (1 − p))/p², with S = Σ 1/p over K masses.
pub struct PlugInBiasBracket;

impl Statement for PlugInBiasBracket {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"0 \le b_n - \frac{K - 1}{2n} + \frac{\sum 1/p - 3K + 2}{6n^2} \le ",
        r"\frac{1}{3n^3} \sum \frac{(1 - p)(1 + 3(n - 2)p(1 - p))}{p^2}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Miller 1955"), LITERATURE.at("Harris 1975")];
    type Case = Sampling;

    fn relation<A: Arithmetic>(a: &A, Sampling { p, n, .. }: &Sampling) -> Relation<A::Real> {
        // The cases are for samples that can be gone through one by one; these are larger.
        let n = (n * n * n * n) as i64;
        let size = a.integer(n);
        let masses: Vec<Number> = masses(p).into_iter().filter(|p| !p.is_zero()).collect();
        let k = masses.len() as i64;
        let inverses: A::Real = masses.iter().map(|p| a.number(&one_over(p))).sum();
        let leading = a.integer(k - 1) / (size.clone() * 2);
        let low = leading - (inverses + a.integer(2 - 3 * k)) / (size.square() * 6);
        let fourth = |p: &Number| {
            let rest = one_minus(p);
            let product = a.number(&times(p, &rest)) * a.integer(3 * (n - 2));
            a.number(&rest) * (a.integer(1) + product) / a.number(&times(p, p))
        };
        let width = masses.iter().map(fourth).sum::<A::Real>() / (size.square() * size * 3);
        let bias = a.plug_in_bias(p, &Number::from_f64(n as f64));
        at_most(low.clone(), bias.clone()).and(at_most(bias, low + width))
    }
}
