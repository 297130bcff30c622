//! Where the divergence is quadratic in the natural parameter, the natural gradient is the proximal step: for the mean of a normal distribution with a
//! variance that stays.

use crate::catalogue::prelude::*;
use crate::point::{Distribution, Value};
use crate::vocabulary::families::normal::FAMILY;

/// The natural gradient keeps v and steps to m′ = m − ηg, and η g x/v + KL(N(m, v)‖N(x, v)) = η g m′/v + KL(N(m, v)‖N(m′, v)) + KL(N(m′, v)‖N(x, v)) for
/// every mean x.
pub struct NaturalGradientGaussianMean;

impl Statement for NaturalGradientGaussianMean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\eta g \tfrac{x}{v} + D(N(m, v) \| N(x, v)) = \eta g \tfrac{m'}{v} + D(N(m, v) \| N(m', v)) + D(N(m', v) \| N(x, v)),\ ",
        r"m' = m - \eta g"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = NormalStep;

    fn relation<A: Arithmetic>(
        a: &A,
        NormalStep { mean, deviation, gradient, eta, other }: &NormalStep,
    ) -> Relation<A::Real> {
        let variance = times(deviation, deviation);
        // A derivative in the second parameter that leaves the variance as it is.
        let second = times(&times(mean, gradient), &Number::from_f64(2.0));
        let step = times(eta, gradient);
        let next = plus(mean, &times(&step, &Number::from_f64(-1.0)));
        let normal = |mean: &Number| Distribution {
            family: &FAMILY,
            parameters: vec![Value::Number(mean.clone()), Value::Number(deviation.clone())],
        };
        let kl = |from: &Number, to: &Number| a.of("kl", &normal(from), &normal(to));
        let linear = |x: &Number| a.number(&times(&step, x)) / a.number(&variance);
        let natural = a.natural_step_normal(mean, &variance, gradient, &second, eta);
        // The linear terms may have either sign: |ηgx/v| is at most 4² · 2⁸, at the smallest deviation of a sixteenth.
        let offset = a.integer(1 << 20);
        let left = offset.clone() + linear(other) + kl(mean, other);
        let right = offset.clone() + linear(&next) + kl(mean, &next) + kl(&next, other);
        equal(left, right)
            .and(equal(offset.clone() + natural[0].clone(), offset + a.number(&next)))
            .and(equal(natural[1].clone(), a.number(&variance)))
    }
}
