//! A squared error of the noise is a squared error of x_0, by a factor that each step has for itself: the loss that leaves it out is not the bound.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// The noise in x_t is off by (x_0 − x̂_0)√(ᾱ_t/(1 − ᾱ_t)), and the divergence is the weight β_t/(2α_t(1 − ᾱ_{t−1})) times its square.
pub struct DiffusionNoiseWeight;

impl Statement for DiffusionNoiseWeight {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D_t = \frac{\beta_t}{2 \alpha_t (1 - \bar\alpha_{t-1})} (\varepsilon - \hat\varepsilon)^2";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Ho, Jain and Abbeel 2020")];
    type Case = Diffusion;

    fn relation<A: Arithmetic>(a: &A, case: &Diffusion) -> Relation<A::Real> {
        let betas = case.until(case.betas.len());
        let [x_0, prediction] = [&case.x_0, &case.prediction].map(|number| Number::from_exact(number.clone()));
        let step = Number::from_f64(case.step as f64);
        let signal = a.signal_variances(&betas)[case.step - 1].clone();
        let missed = a.rational(&Rational::from(&case.x_0 - &case.prediction)).square();
        let noise_error = signal.clone() * missed / (a.integer(1) - signal);
        let weight = a.diffusion_noise_weights(&betas)[case.step - 2].clone();
        equal(weight * noise_error, a.diffusion_step_kl(&x_0, &prediction, &betas, &step))
    }
}
