//! Diffusion of one number: x_t is N(√(1 − β_t) x_{t−1}, β_t) given x_{t−1}, for t from 1 to T (Ho, Jain and Abbeel 2020).
//!
//! With α_t = 1 − β_t, the signal's share of the variance is `ᾱ_t = α_1 ⋯ α_t`. What is left, s_t = 1 − ᾱ_t, is carried as
//! `s_t = α_t s_{t−1} + β_t`, a sum of positive terms, and never as a difference.

use super::Gaussian;
use crate::domain::{finite, logits, non_negative, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// Step t of the noising process.
#[derive(Clone, Copy)]
struct Noising {
    /// β_t.
    beta: Wide,
    /// α_t = 1 − β_t.
    alpha: Wide,
    /// ᾱ_{t−1} and s_{t−1}.
    before: Shares,
    /// ᾱ_t and s_t.
    after: Shares,
}

/// What of the variance is signal, and what noise: they sum to one.
#[derive(Clone, Copy)]
struct Shares {
    signal: Wide,
    noise: Wide,
}

impl Noising {
    /// The posterior's variance β̃_t = β_t s_{t−1}/s_t.
    fn variance(self) -> Wide {
        self.beta * self.before.noise / self.after.noise
    }

    /// What the posterior's mean has of x_0 and of x_t.
    fn mean_weights(self) -> (Wide, Wide) {
        let origin = self.before.signal.sqrt() * self.beta / self.after.noise;
        (origin, self.alpha.sqrt() * self.before.noise / self.after.noise)
    }

    /// Half the loss of signal to noise: `½ (ᾱ_{t−1}/s_{t−1} − ᾱ_t/s_t)`, which is `½ ᾱ_{t−1} β_t/(s_{t−1} s_t)`.
    fn half_snr_loss(self) -> Wide {
        (self.before.signal * self.beta / (self.before.noise * self.after.noise)).half()
    }

    /// E(x_0 − c x_t)² = (1 − c √ᾱ_t)² x_0² + c² s_t for a fixed x_0.
    ///
    /// Where c is near one and hardly any noise has been added, 1 − c √ᾱ_t is `[(1 − c)(1 + c) + c² s_t]/(1 + c √ᾱ_t)`.
    fn mean_squared_error(self, x_0: Wide, gain: Wide) -> Wide {
        let Shares { signal, noise } = self.after;
        let (kept, spread) = (gain * signal.sqrt(), gain.square() * noise);
        let missed = if gain.is_negative() {
            Wide::ONE - kept
        } else {
            ((Wide::ONE - gain) * (Wide::ONE + gain) + spread) / (Wide::ONE + kept)
        };
        (missed * x_0).square() + spread
    }
}

/// The steps of a schedule.
fn noising(betas: &[f64]) -> Result<Vec<Noising>> {
    if betas.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("betas") });
    }
    betas.iter().enumerate().try_for_each(|(index, &beta)| check_beta(index, beta))?;
    let mut shares = Shares { signal: Wide::ONE, noise: Wide::ZERO };
    let step = |&beta: &f64| {
        let (beta, before) = (Wide::from_f64(beta), shares);
        let alpha = Wide::ONE - beta;
        shares = Shares { signal: alpha * before.signal, noise: alpha * before.noise + beta };
        Noising { beta, alpha, before, after: shares }
    };
    Ok(betas.iter().map(step).collect())
}

fn check_beta(index: usize, beta: f64) -> Result<()> {
    let place = Place { argument: Argument::whole("betas"), index: Some(index) };
    if beta.is_nan() {
        Err(Error::NotANumber { place })
    } else if beta > 0.0 && beta < 1.0 {
        Ok(())
    } else {
        Err(Error::OutOfRange { place, value: beta, allowed: "above zero and below one" })
    }
}

/// Step `step` of a schedule, which has it and is not before `first`.
fn noising_at(betas: &[f64], step: u64, first: u64, allowed: &'static str) -> Result<Noising> {
    let steps = noising(betas)?;
    let index = step.checked_sub(first).map(|_| step - 1).and_then(|index| usize::try_from(index).ok());
    index.and_then(|index| steps.get(index).copied()).ok_or(Error::OutOfRange {
        place: Place { argument: Argument::whole("step"), index: None },
        value: step as f64,
        allowed,
    })
}

/// `ᾱ_t = (1 − β_1) ⋯ (1 − β_t)` for t from 1 to T.
///
/// # Errors
/// If there are no steps, or a β_t is not above zero and below one.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn signal_variances(betas: &[f64]) -> Result<Vec<f64>> {
    Ok(noising(betas)?.iter().map(|step| step.after.signal.to_f64()).collect())
}

/// The posterior of x_{t−1} given x_0 and x_t: mean `(√ᾱ_{t−1} β_t x_0 + √α_t (1 − ᾱ_{t−1}) x_t)/(1 − ᾱ_t)` and variance
/// `β_t (1 − ᾱ_{t−1})/(1 − ᾱ_t)`. At t = 1 that is x_0 itself, with variance zero.
///
/// ```
/// let posterior = kullback::variational::diffusion_posterior(1.0, 0.25, &[0.5, 0.5], 1)?;
/// assert_eq!((posterior.mean, posterior.variance), (1.0, 0.0));
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// As [`signal_variances`]; if x_0 or x_t is not finite, or the schedule does not have the step.
///
/// # Accuracy
/// Within 0.51 ULP, as long as the two terms of the mean do not cancel to 2⁻⁶⁰ of the larger.
pub fn diffusion_posterior(x_0: f64, x_t: f64, betas: &[f64], step: u64) -> Result<Gaussian> {
    let (x_0, x_t) = (finite("x_0", x_0)?, finite("x_t", x_t)?);
    let noising = noising_at(betas, step, 1, "from one to the number of betas")?;
    let (origin, latest) = noising.mean_weights();
    Ok(Gaussian { mean: (origin * x_0 + latest * x_t).to_f64(), variance: noising.variance().to_f64() })
}

/// The divergence of step t ≥ 2 of the generating process from the posterior, when both have the posterior's variance and the model has
/// `prediction` in the place of x_0: `½ (SNR_{t−1} − SNR_t)(x_0 − prediction)²`, where `SNR_t = ᾱ_t/(1 − ᾱ_t)` (Kingma et al. 2021). It does not depend
/// on x_t.
///
/// # Errors
/// As [`diffusion_posterior`]; and at step one, where the posterior has no variance.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn diffusion_step_kl(x_0: f64, prediction: f64, betas: &[f64], step: u64) -> Result<f64> {
    let (x_0, prediction) = (finite("x_0", x_0)?, finite("prediction", prediction)?);
    let noising = noising_at(betas, step, 2, "from two to the number of betas")?;
    Ok((noising.half_snr_loss() * (x_0 - prediction).square()).to_f64())
}

/// The weights `β_t/(2 α_t (1 − ᾱ_{t−1}))` for t from 2 to T: what the squared error of a predicted *noise* is multiplied by to make the
/// divergence of step t, with the posterior's variance. Ho et al. leave them out in their simplified loss.
///
/// # Errors
/// As [`signal_variances`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn diffusion_noise_weights(betas: &[f64]) -> Result<Vec<f64>> {
    let weight = |step: &Noising| (step.beta / (step.alpha * step.before.noise).double()).to_f64();
    Ok(noising(betas)?.iter().skip(1).map(weight).collect())
}

/// The divergence of the last x_T from N(0, 1), `½ [ᾱ_T x_0² + (1 − ᾱ_T) − 1 − ln(1 − ᾱ_T)]`: the term of the bound that nothing is learnt from.
///
/// # Errors
/// As [`signal_variances`]; or if x_0 is not finite.
///
/// # Accuracy
/// Within 0.51 ULP, also where hardly any signal is left.
pub fn diffusion_prior_kl(x_0: f64, betas: &[f64]) -> Result<f64> {
    let x_0 = finite("x_0", x_0)?;
    Ok(prior_kl(x_0, &noising(betas)?).to_f64())
}

fn prior_kl(x_0: Wide, steps: &[Noising]) -> Wide {
    let Shares { signal, noise } = steps[steps.len() - 1].after;
    (signal * x_0.square() + Wide::kl_div_by_difference(Wide::ONE, noise, signal)).half()
}

/// The evidence lower bound of a diffusion model, and its terms.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffusionElbo {
    /// E\[ln p(x_0 | x_1)\].
    pub reconstruction: f64,
    /// The expected divergences of the steps t from 2 to T.
    pub steps: Vec<f64>,
    /// The divergence of x_T from N(0, 1).
    pub prior: f64,
    /// The bound: the reconstruction less all the divergences.
    pub elbo: f64,
}

/// The evidence lower bound at x_0 of a model that predicts x_0 to be `gains[t − 1] x_t`, exactly: expectations over the noising process, not
/// samples of it.
///
/// The model's steps have the posterior's variance, its first one has β_1:
/// `E ln p(x_0 | x_1) = −½ ln 2πβ_1 − E(x_0 − c_1 x_1)²/(2β_1)`; a step's divergence is `½ (SNR_{t−1} − SNR_t) E(x_0 − c_t x_t)²`; and
/// `E(x_0 − c x_t)² = (1 − c√ᾱ_t)² x_0² + c² (1 − ᾱ_t)`.
///
/// # Errors
/// As [`diffusion_prior_kl`]; if there are not as many gains as steps, or one is not finite.
///
/// # Accuracy
/// Within 0.51 ULP, each; see [the module](super#accuracy) where terms cancel.
pub fn diffusion_elbo(x_0: f64, betas: &[f64], gains: &[f64]) -> Result<DiffusionElbo> {
    let x_0 = finite("x_0", x_0)?;
    let (noising, gains) = with_gains(betas, gains)?;
    let errors = || noising.iter().zip(&gains).map(|(step, &gain)| (step, step.mean_squared_error(x_0, gain)));
    let reconstruction = errors().take(1).map(|(step, error)| log_density(step.beta, error)).sum::<Wide>();
    let steps: Vec<Wide> = errors().skip(1).map(|(step, error)| step.half_snr_loss() * error).collect();
    let prior = prior_kl(x_0, &noising);
    let elbo = reconstruction - steps.iter().copied().sum::<Wide>() - prior;
    Ok(DiffusionElbo {
        reconstruction: reconstruction.to_f64(),
        steps: steps.into_iter().map(Wide::to_f64).collect(),
        prior: prior.to_f64(),
        elbo: elbo.to_f64(),
    })
}

/// −½ ln 2πv − square/(2v).
fn log_density(variance: Wide, square: Wide) -> Wide {
    -(Wide::pi().double() * variance).ln().half() - square / variance.double()
}

fn with_gains(betas: &[f64], gains: &[f64]) -> Result<(Vec<Noising>, Vec<Wide>)> {
    same_length("gains", gains.len(), "betas", betas.len())?;
    let noising = noising(betas)?;
    logits("gains", gains)?;
    Ok((noising, gains.iter().map(|&gain| Wide::from_f64(gain)).collect()))
}

/// The best gains for data N(0, v), those of the conditional mean `E[x_0 | x_t] = √ᾱ_t v x_t/(ᾱ_t v + 1 − ᾱ_t)`.
///
/// # Errors
/// As [`signal_variances`]; or if v is negative or not finite.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn diffusion_gains(data_variance: f64, betas: &[f64]) -> Result<Vec<f64>> {
    let data_variance = non_negative("data_variance", data_variance)?;
    let gain = |step: &Noising| {
        let Shares { signal, noise } = step.after;
        (signal.sqrt() * data_variance / (signal * data_variance + noise)).to_f64()
    };
    Ok(noising(betas)?.iter().map(gain).collect())
}

/// The log-evidence at x_0 of the model of [`diffusion_elbo`]. Its steps are linear, so that x_0 is N(0, V) with V from `V_T = 1` by
/// `V_{t−1} = (√ᾱ_{t−1} β_t c_t/(1 − ᾱ_t) + √α_t (1 − ᾱ_{t−1})/(1 − ᾱ_t))² V_t + β̃_t`, where the last β̃ is β_1.
///
/// # Errors
/// As [`diffusion_elbo`].
///
/// # Accuracy
/// As [`diffusion_elbo`].
pub fn diffusion_log_evidence(x_0: f64, betas: &[f64], gains: &[f64]) -> Result<f64> {
    let x_0 = finite("x_0", x_0)?;
    let (noising, gains) = with_gains(betas, gains)?;
    let variance = noising.iter().zip(gains).rfold(Wide::ONE, |variance, (step, gain)| {
        let (origin, latest) = step.mean_weights();
        let added = if step.before.noise.is_zero() { step.beta } else { step.variance() };
        (origin * gain + latest).square() * variance + added
    });
    Ok(log_density(variance, x_0.square()).to_f64())
}
