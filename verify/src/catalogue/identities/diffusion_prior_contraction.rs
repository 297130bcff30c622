//! Each step of diffusion forgets: what is left of x_0 at the end falls at least as fast as the signal.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// ᾱ_t = Π (1 − β), and KL(x_t‖N(0, 1)) ≤ (1 − β_t) KL(x_{t−1}‖N(0, 1)).
pub struct DiffusionPriorContraction;

impl Statement for DiffusionPriorContraction {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\bar\alpha_t = \prod_{s \le t} (1 - \beta_s),\quad D(x_t \| \mathcal N) \le (1 - \beta_t) D(x_{t-1} \| \mathcal N)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Ho, Jain and Abbeel 2020"), LITERATURE.at("Otto and Villani 2000")];
    type Case = Diffusion;

    fn relation<A: Arithmetic>(a: &A, case: &Diffusion) -> Relation<A::Real> {
        let x_0 = Number::from_exact(case.x_0.clone());
        let (before, after) = (case.until(case.step - 1), case.until(case.step));
        let kept = Rational::from(1 - &case.betas[case.step - 1]);
        let product: Rational = case.betas[..case.step].iter().map(|beta| Rational::from(1 - beta)).product();
        let contracted = a.rational(&kept) * a.diffusion_prior_kl(&x_0, &before);
        at_most(a.diffusion_prior_kl(&x_0, &after), contracted)
            .and(equal(a.signal_variances(&after)[case.step - 1].clone(), a.rational(&product)))
    }
}
