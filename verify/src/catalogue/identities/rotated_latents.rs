//! No weight on the divergence tells a decoder from the same one with its latent variables turned: where two factors are equally strong, β does not disentangle them.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// With a decoder c R for a rotation R, here by the angle of 3-4-5, the largest β-weighted bound is that of the decoder c I, whatever β is.
pub struct RotatedLatents;

impl Statement for RotatedLatents {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\max_q \mathcal L_\beta(q; c R) = \max_q \mathcal L_\beta(q; c I),\ R^\top R = I";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Locatello et al. 2019")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let data = [&case.x, &case.bias];
        let (zero, [_, weight, _, noise]) = (Number::from_f64(0.0), case.model());
        let beta = Number::from_exact(case.beta.clone());
        let aligned = |x: &Rational| a.beta_evidence(&Number::from_exact(x.clone()), &weight, &zero, &noise, &beta);
        let aligned: A::Real = data.into_iter().map(aligned).sum();
        // The posterior of the turned model has the mean Wᵀx/(c² + βσ²), and the variance of either latent variable is βσ²/(c² + βσ²).
        let (cos, sin) = (Rational::from((3, 5)), Rational::from((4, 5)));
        let decoder = [[cos.clone(), -sin.clone()], [sin, cos]].map(|row| row.map(|entry| entry * &case.weight));
        let tempered = Rational::from(&case.noise * &case.beta);
        let marginal = Rational::from(case.weight.square_ref()) + &tempered;
        let mean = [0, 1].map(|k| {
            let pull = Rational::from(&decoder[0][k] * data[0]) + Rational::from(&decoder[1][k] * data[1]);
            pull / &marginal
        });
        let variance = Rational::from(&tempered / &marginal);
        let missed: Rational = decoder
            .iter()
            .zip(data)
            .map(|([first, second], x)| {
                let seen = Rational::from(first * &mean[0]) + Rational::from(second * &mean[1]);
                Rational::from(x - &seen).square()
            })
            .sum();
        let spread = Rational::from(case.weight.square_ref()) * &variance * 2_u32;
        let tau_noise = a.pi() * 2 * a.number(&noise);
        let reconstruction = -tau_noise.ln() - a.rational(&((missed + spread) / &case.noise)) / 2;
        let squares: Rational = mean.iter().map(|mean| Rational::from(mean.square_ref())).sum();
        let rational = squares + Rational::from(&variance * 2_u32) - 2_u32;
        let kl = a.rational(&rational) / 2 - a.rational(&variance).ln();
        equal(aligned, reconstruction - a.number(&beta) * kl)
    }
}
