//! The best linear encoder of some data, and no other slope does as well.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// Σ elbo_β at α + h is no more than at α, which is w Σ x(x − b)/((w² + βσ²) Σ x²): with w = 1 and b = 0, 1/(1 + βσ²).
pub struct EncoderWeightOptimum;

impl Statement for EncoderWeightOptimum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\alpha^* = \frac{w \sum x (x - b)}{(w^2 + \beta \sigma^2) \sum x^2}";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§11.1"), THEORY_NOTEBOOK.at("§16.1")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let data = [case.x.clone(), Rational::from(&case.x + 1_u32), case.mean.clone()];
        let tempered = Rational::from(&case.noise * &case.beta);
        let curvature = Rational::from(case.weight.square_ref()) + &tempered;
        let pull: Rational = data.iter().map(|x| Rational::from(x - &case.bias) * x).sum();
        let squares: Rational = data.iter().map(|x| Rational::from(x.square_ref())).sum();
        let best = pull * &case.weight / (curvature * squares);
        let [_, weight, bias, noise] = case.model();
        let beta = Number::from_exact(case.beta.clone());
        let one = Number::from_f64(1.0);
        let total = |alpha: &Rational| -> A::Real {
            let bound = |x: &Rational| {
                let at = LinearGaussian { x: x.clone(), ..case.clone() };
                let [_, _, bound] = at.bound(a, &(Rational::from(x * alpha), case.variance()), &case.beta);
                bound
            };
            data.iter().map(bound).sum()
        };
        let near = |step: &Rational| total(&Rational::from(&best + step));
        let vector = Vector::from_exact(data.to_vec());
        let plain = a.encoder_weight(&vector, &one, &Number::from_f64(0.0), &noise, &beta);
        equal(a.encoder_weight(&vector, &weight, &bias, &noise, &beta), a.rational(&best))
            .and(at_most(near(&case.deviation), total(&best)))
            .and(at_most(near(&-case.deviation.clone()), total(&best)))
            .and(equal(plain, a.integer(1) / a.rational(&(tempered + 1_u32))))
    }
}
