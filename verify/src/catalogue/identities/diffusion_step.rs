//! A step of diffusion compares two normal distributions of one variance: what is left is the squared error.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// KL of the posteriors at x_0 and at its prediction: (μ̃ − μ)²/(2β̃), whatever x_t is.
pub struct DiffusionStep;

impl Statement for DiffusionStep {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(\mathcal N(\tilde\mu(x_0), \tilde\beta_t) \| \mathcal N(\tilde\mu(\hat x_0), \tilde\beta_t)) = \tfrac12 (\mathrm{SNR}_{t-1} - \mathrm{SNR}_t)(x_0 - \hat x_0)^2";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Ho, Jain and Abbeel 2020"), LITERATURE.at("Kingma et al. 2021")];
    type Case = Diffusion;

    fn relation<A: Arithmetic>(a: &A, case: &Diffusion) -> Relation<A::Real> {
        let betas = case.until(case.betas.len());
        let [x_0, prediction, x_t] =
            [&case.x_0, &case.prediction, &case.gains[0]].map(|number| Number::from_exact(number.clone()));
        let step = Number::from_f64(case.step as f64);
        let truth = a.diffusion_posterior(&x_0, &x_t, &betas, &step);
        let model = a.diffusion_posterior(&prediction, &x_t, &betas, &step);
        let kl = a.diffusion_step_kl(&x_0, &prediction, &betas, &step);
        let signal = a.signal_variances(&betas);
        let ratio = |t: usize| signal[t - 1].clone() / (a.integer(1) - signal[t - 1].clone());
        let missed = a.rational(&Rational::from(&case.x_0 - &case.prediction)).square();
        equal((truth[0].clone() - model[0].clone()).square() / (truth[1].clone() * 2), kl.clone())
            .and(equal(truth[1].clone(), model[1].clone()))
            .and(equal((ratio(case.step - 1) - ratio(case.step)) * missed / 2, kl))
    }
}
