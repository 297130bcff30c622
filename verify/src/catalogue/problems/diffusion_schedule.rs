//! A linear schedule, and what a loss without weights leaves out.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// worked-problems M.2 has the divergences of the steps as what Ho et al. minimise. Their simplified loss gives the squared error of the noise the same weight
/// at each step; in the bound the first weight is 58 times that of the hundredth or the last.
pub struct DiffusionSchedule;

impl Problem for DiffusionSchedule {
    const STATEMENT: &str = "The variances grow linearly from 0.0001 to 0.02 in a thousand steps. How much signal is left, what does that cost at x_0 = 1, and \
                             what weight has the squared error of the noise at the second, the hundredth and the last step?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let beta = |t: u32| Rational::from((1, 10_000)) + Rational::from((199, 10_000)) * Rational::from((t, 999));
        let betas = Vector::from_exact((0..1000).map(beta).collect());
        let signal = a.signal_variances(&betas);
        let weights = a.diffusion_noise_weights(&betas);
        Table::new()
            .row("the signal's variance at the end", signal[999].clone())
            .row("KL(x_T ‖ N(0, 1))", a.diffusion_prior_kl(&Number::decimal("1"), &betas))
            .row("the weight of step 2", weights[0].clone())
            .row("the weight of step 100", weights[98].clone())
            .row("the weight of step 1000", weights[998].clone())
            .row("the first over the last", weights[0].clone() / weights[998].clone())
            .row("the first over that of step 100", weights[0].clone() / weights[98].clone())
    }
}
