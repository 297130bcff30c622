//! The best prediction of x_0 is its conditional mean.

use crate::catalogue::prelude::*;

/// For data N(0, v) no gain has a smaller mean squared error, v − 2c√ᾱ v + c²(ᾱv + 1 − ᾱ), than √ᾱ v/(ᾱv + 1 − ᾱ).
pub struct DiffusionGainOptimum;

impl Statement for DiffusionGainOptimum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"c_t^* = \frac{\sqrt{\bar\alpha_t}\, v}{\bar\alpha_t v + 1 - \bar\alpha_t}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Kingma et al. 2021")];
    type Case = Diffusion;

    fn relation<A: Arithmetic>(a: &A, case: &Diffusion) -> Relation<A::Real> {
        let betas = case.until(case.betas.len());
        let variance = Number::from_exact(case.data_variance.clone());
        let best = a.diffusion_gains(&variance, &betas);
        let signal = a.signal_variances(&betas);
        let v = a.number(&variance);
        let error = |c: A::Real, signal: &A::Real| {
            let second = signal.clone() * v.clone() + (a.integer(1) - signal.clone());
            v.clone() - c.clone() * signal.sqrt() * v.clone() * 2 + c.square() * second
        };
        let clause = |((best, signal), gain): ((&A::Real, &A::Real), _)| {
            at_most(error(best.clone(), signal), error(a.rational(gain), signal))
        };
        let clauses = best.iter().zip(&signal).zip(&case.gains).map(clause);
        clauses.reduce(Relation::and).expect("a schedule has a step")
    }
}
