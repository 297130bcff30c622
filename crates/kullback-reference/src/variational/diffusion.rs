//! Diffusion of one number: `x_t` is `N(√(1 − β_t) x_{t−1}, β_t)` given `x_{t−1}`, for `t` from 1 to `T`.
//!
//! Everything follows from the joint normal distribution of `x_0`, `x_{t−1}` and `x_t` by the rule for conditioning one; noise is one
//! less signal, by a difference that costs as many bits as it costs.

use rug::Rational;

use super::Gaussian;
use crate::{Enclosure, OutOfDomain, domain};

/// Step `t` of the noising process.
struct Noising {
    /// `β_t`.
    beta: Enclosure,
    /// `√α_t`, where `α_t = 1 − β_t`.
    root: Enclosure,
    /// `ᾱ_{t−1}`, the product of the `α` before.
    before: Enclosure,
    /// `ᾱ_t`.
    after: Enclosure,
}

impl Noising {
    fn one(&self) -> Enclosure {
        Enclosure::from_integer(1, self.beta.precision())
    }

    /// `1 − ᾱ_{t−1}`: the variance of `x_{t−1}` given `x_0`.
    fn noise_before(&self) -> Enclosure {
        self.one() - &self.before
    }

    /// `1 − ᾱ_t`.
    fn noise_after(&self) -> Enclosure {
        self.one() - &self.after
    }

    /// What the mean of `x_{t−1}` given `x_0` has of `x_t`: a covariance over a variance, `√α_t (1 − ᾱ_{t−1})/(1 − ᾱ_t)`.
    fn gain(&self) -> Enclosure {
        &self.root * self.noise_before() / self.noise_after()
    }

    /// What it has of `x_0`: `√ᾱ_{t−1} − gain √ᾱ_t`.
    fn origin(&self) -> Enclosure {
        self.before.sqrt() - self.gain() * self.after.sqrt()
    }

    /// The variance that is left, `(1 − ᾱ_{t−1}) − gain √α_t (1 − ᾱ_{t−1})`.
    fn variance(&self) -> Enclosure {
        let noise = self.noise_before();
        &noise - &(self.gain() * &self.root * &noise)
    }

    /// The divergence of two normal distributions with the posterior's variance, over the square of what `x_0` was taken for: `a²/(2β̃)`.
    fn kl_of_square(&self) -> Enclosure {
        self.origin().square() / self.variance().scale(2)
    }

    /// `E(x_0 − c x_t)²` at a fixed `x_0`.
    fn mean_squared_error(&self, x_0: &Enclosure, gain: &Enclosure) -> Enclosure {
        let square = x_0.square();
        let second = &self.after * &square + self.noise_after();
        &square - &(gain * self.after.sqrt() * &square).scale(2) + gain.square() * second
    }
}

/// The steps of a schedule.
fn noising(betas: &[Rational], precision: u32) -> Result<Vec<Noising>, OutOfDomain> {
    domain::non_empty("betas", betas)?;
    for (index, beta) in betas.iter().enumerate() {
        if !beta.is_positive() || *beta >= 1 {
            return Err(OutOfDomain::new("betas", "is not between zero and one").at(&[index]));
        }
    }
    let mut signal = Enclosure::from_integer(1, precision);
    let step = |beta: &Rational| {
        let alpha = Enclosure::exact(&Rational::from(1 - beta), precision);
        let before = signal.clone();
        signal = &signal * &alpha;
        Noising { beta: Enclosure::exact(beta, precision), root: alpha.sqrt(), before, after: signal.clone() }
    };
    Ok(betas.iter().map(step).collect())
}

/// Step `step` of a schedule, which has it and is not before `first`.
fn noising_at(betas: &[Rational], step: &Rational, first: u32, precision: u32) -> Result<Noising, OutOfDomain> {
    let steps = noising(betas, precision)?;
    let last = steps.len();
    let found = steps.into_iter().enumerate().find(|(index, _)| *step == *index + 1 && *step >= first);
    let problem = || OutOfDomain::new("step", format!("is no step from {first} to {last}"));
    found.map(|(_, noising)| noising).ok_or_else(problem)
}

/// `ᾱ_t` for `t` from 1 to `T`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no steps, or a `β` is not between zero and one.
pub fn signal_variances(betas: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    Ok(noising(betas, precision)?.into_iter().map(|step| step.after).collect())
}

/// The posterior of `x_{t−1}` given `x_0` and `x_t`.
///
/// # Errors
///
/// As [`signal_variances`]; or if the schedule does not have the step.
pub fn diffusion_posterior(
    x_0: &Rational,
    x_t: &Rational,
    betas: &[Rational],
    step: &Rational,
    precision: u32,
) -> Result<Gaussian, OutOfDomain> {
    let noising = noising_at(betas, step, 1, precision)?;
    let (x_0, x_t) = (Enclosure::exact(x_0, precision), Enclosure::exact(x_t, precision));
    if *step == 1 {
        return Ok(Gaussian { mean: x_0, variance: Enclosure::zero(precision) });
    }
    Ok(Gaussian { mean: noising.origin() * x_0 + noising.gain() * x_t, variance: noising.variance() })
}

/// The divergence of step `t ≥ 2`, when the model has `prediction` in the place of `x_0` in the posterior's mean.
///
/// # Errors
///
/// As [`diffusion_posterior`]; and at step one.
pub fn diffusion_step_kl(
    x_0: &Rational,
    prediction: &Rational,
    betas: &[Rational],
    step: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let noising = noising_at(betas, step, 2, precision)?;
    let missed = Enclosure::exact(&Rational::from(x_0 - prediction), precision);
    Ok(if missed.is_zero() { missed } else { noising.kl_of_square() * missed.square() })
}

/// The same, over the square of what the noise in `x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε` was taken for; for `t` from 2 to `T`.
///
/// # Errors
///
/// As [`signal_variances`].
pub fn diffusion_noise_weights(betas: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    let weight = |step: &Noising| step.kl_of_square() * step.noise_after() / &step.after;
    Ok(noising(betas, precision)?.iter().skip(1).map(weight).collect())
}

/// The divergence of the last `x_T` from `N(0, 1)`.
///
/// # Errors
///
/// As [`signal_variances`].
pub fn diffusion_prior_kl(x_0: &Rational, betas: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(prior_kl(&Enclosure::exact(x_0, precision), &noising(betas, precision)?))
}

/// `½ [μ² + v − 1 − ln v]` with mean `√ᾱ_T x_0` and variance `1 − ᾱ_T`.
fn prior_kl(x_0: &Enclosure, steps: &[Noising]) -> Enclosure {
    let last = steps.last().expect("a schedule has a step");
    (&last.after * x_0.square() - &last.after - last.noise_after().ln()).half()
}

/// The evidence lower bound of a diffusion model, and its terms.
#[derive(Clone, Debug, PartialEq)]
pub struct DiffusionElbo {
    /// `E[ln p(x_0 | x_1)]`.
    pub reconstruction: Enclosure,
    /// The expected divergences of the steps from 2 to `T`.
    pub steps: Vec<Enclosure>,
    /// The divergence of `x_T` from `N(0, 1)`.
    pub prior: Enclosure,
    /// The bound.
    pub elbo: Enclosure,
}

/// The evidence lower bound at `x_0` of a model that predicts `x_0` to be `gains[t − 1] x_t`.
///
/// # Errors
///
/// As [`signal_variances`]; or if there are not as many gains as steps.
pub fn diffusion_elbo(
    x_0: &Rational,
    betas: &[Rational],
    gains: &[Rational],
    precision: u32,
) -> Result<DiffusionElbo, OutOfDomain> {
    domain::same_length(("betas", betas.len()), ("gains", gains.len()))?;
    let noising = noising(betas, precision)?;
    let x_0 = Enclosure::exact(x_0, precision);
    let errors: Vec<Enclosure> = noising
        .iter()
        .zip(gains)
        .map(|(step, gain)| step.mean_squared_error(&x_0, &Enclosure::exact(gain, precision)))
        .collect();
    let reconstruction = log_density(&noising[0].beta, &errors[0]);
    let steps: Vec<Enclosure> =
        noising.iter().zip(&errors).skip(1).map(|(step, error)| step.kl_of_square() * error).collect();
    let prior = prior_kl(&x_0, &noising);
    let elbo = steps.iter().fold(&reconstruction - &prior, |bound, step| bound - step);
    Ok(DiffusionElbo { reconstruction, steps, prior, elbo })
}

/// `−½ ln 2πv − square/(2v)`.
fn log_density(variance: &Enclosure, square: &Enclosure) -> Enclosure {
    let tau = Enclosure::pi(variance.precision()).scale(2);
    -((tau * variance).ln() + square / variance).half()
}

/// The best gains for data `N(0, v)`, a covariance over a variance: `√ᾱ_t v/(ᾱ_t v + 1 − ᾱ_t)`.
///
/// # Errors
///
/// As [`signal_variances`]; or if `v` is negative.
pub fn diffusion_gains(
    data_variance: &Rational,
    betas: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::non_negative("data_variance", &[], data_variance)?;
    let variance = Enclosure::exact(data_variance, precision);
    let gain = |step: &Noising| {
        let covariance = step.after.sqrt() * &variance;
        covariance / (&step.after * &variance + step.noise_after())
    };
    Ok(noising(betas, precision)?.iter().map(gain).collect())
}

/// The log-evidence at `x_0` of the model of [`diffusion_elbo`]: `x_0` is a weighted sum of the independent normal numbers that its steps add, and of
/// the `x_T` that it begins with.
///
/// # Errors
///
/// As [`diffusion_elbo`].
pub fn diffusion_log_evidence(
    x_0: &Rational,
    betas: &[Rational],
    gains: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("betas", betas.len()), ("gains", gains.len()))?;
    let noising = noising(betas, precision)?;
    // The first step is x_0 = c x_1 and a normal number of variance β_1.
    let first = Enclosure::exact(&gains[0], precision);
    let mut weight = first.square();
    let mut variance = noising[0].beta.clone();
    for (step, gain) in noising.iter().zip(gains).skip(1) {
        variance += &(&weight * step.variance());
        let factor = step.origin() * Enclosure::exact(gain, precision) + step.gain();
        weight = weight * factor.square();
    }
    let square = Enclosure::exact(&Rational::from(x_0.square_ref()), precision);
    Ok(log_density(&(variance + weight), &square))
}
