//! At high temperature, distillation compares logits: τ² KL tends to half the variance of their differences, at this
//! rate.
//!
//! KL(softmax(z_p/τ)‖softmax(z_q/τ)) is the second-order Taylor remainder of ln Σ exp, so that τ² KL is half the
//! variance of z_p − z_q under softmax(z/τ) for some z on the segment. There no logit is more than R from another, so
//! every probability is within a factor exp(±R/τ) of 1/n; and a variance, being the least mean square from any point,
//! is within that factor too.

use crate::catalogue::prelude::*;

/// ½ e^(−R/τ) V ≤ τ² KL ≤ ½ e^(R/τ) V, with V the variance of z_p − z_q over equally likely outcomes, R the larger
/// range of the two.
pub struct DistillationLimit;

impl Statement for DistillationLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\tfrac12 e^{-R/\tau} V \le \tau^2 D(\mathrm{softmax}(z_p/\tau) \| \mathrm{softmax}(z_q/\tau)) ",
        r"\le \tfrac12 e^{R/\tau} V,\ V = \mathrm{Var}_u(z_p - z_q)"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Hinton, Vinyals and Dean 2015")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p, z_q, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let range = &larger_range(z_p, z_q);
        let half_variance = a.number(&variance_of_difference(z_p, z_q)) / 2;
        let at = |temperature: &Number| {
            let tau = a.number(temperature);
            let scaled = tau.square() * a.kl_logits(z_p, z_q, temperature);
            let exponent = a.number(range) / tau;
            at_most(half_variance.clone() * (-exponent.clone()).exp(), scaled.clone())
                .and(at_most(scaled, half_variance.clone() * exponent.exp()))
        };
        at(temperature).and(at(&times(temperature, &Number::from_f64(1024.0))))
    }
}
