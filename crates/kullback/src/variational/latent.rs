//! The linear Gaussian model, and the divergence of an encoder from the standard normal prior.

use crate::domain::{finite, logits, non_negative, positive, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::rows::Rows;
use crate::wide::{Exact, Wide};

/// A normal distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gaussian {
    /// Its mean.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
}

/// An evidence lower bound, and the two terms that it is the difference of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elbo {
    /// The expected log-likelihood, E\[ln p(x | z)\] under the encoder.
    pub reconstruction: f64,
    /// The divergence of the encoder from the prior.
    pub kl: f64,
    /// The bound, rounded from the exact difference: reconstruction − kl, or reconstruction − β kl.
    pub elbo: f64,
}

/// x given z is N(w z + b, σ²), at one x.
struct Model {
    weight: Exact,
    /// x − b.
    offset: Exact,
    /// σ².
    noise: Exact,
}

impl Model {
    fn new(x: f64, weight: f64, bias: f64, noise: f64) -> Result<Self> {
        finite("x", x)?;
        finite("weight", weight)?;
        finite("bias", bias)?;
        positive("noise", noise)?;
        let [x, weight, bias, noise] = [x, weight, bias, noise].map(Exact::from_f64);
        Ok(Self { weight, offset: &x - &bias, noise })
    }

    /// The model whose likelihood is this one's to the power of 1/β, but for a constant.
    fn tempered(self, beta: f64) -> Self {
        let noise = &self.noise * &Exact::from_f64(beta);
        Self { noise, ..self }
    }

    /// w².
    fn signal(&self) -> Exact {
        &self.weight * &self.weight
    }

    /// w² + σ², the variance of x.
    fn marginal(&self) -> Exact {
        &self.signal() + &self.noise
    }

    /// w (x − b), the posterior's mean times w² + σ².
    fn pull(&self) -> Exact {
        &self.weight * &self.offset
    }

    fn posterior(&self) -> Gaussian {
        let marginal = self.marginal().to_wide();
        Gaussian {
            mean: (self.pull().to_wide() / marginal).to_f64(),
            variance: (self.noise.to_wide() / marginal).to_f64(),
        }
    }

    /// ln((w² + σ²)/σ²).
    fn ln_marginal_ratio(&self) -> Wide {
        Wide::ln_ratio_by_difference(self.marginal().to_wide(), self.noise.to_wide(), self.signal().to_wide())
    }

    /// ½ ln 2πσ².
    fn half_ln_tau_noise(&self) -> Wide {
        half_ln_tau_variance(self.noise.to_wide())
    }

    /// ½ (x − b)²/(w² + σ²).
    fn half_squared_offset(&self) -> Wide {
        self.offset.to_wide().square() / self.marginal().to_wide().double()
    }

    /// Reconstruction and divergence from the prior.
    fn terms(&self, encoder: &Encoder) -> (Wide, Wide) {
        let missed = (&self.offset - &(&self.weight * &encoder.mean)).to_wide().square();
        let spread = (&self.signal() * &encoder.variance).to_wide();
        let reconstruction = -self.half_ln_tau_noise() - (missed + spread) / self.noise.to_wide().double();
        (reconstruction, encoder.to_prior())
    }
}

/// ½ ln 2πv.
fn half_ln_tau_variance(variance: Wide) -> Wide {
    (Wide::pi().double() * variance).ln().half()
}

/// The encoder's distribution of z.
struct Encoder {
    mean: Exact,
    variance: Exact,
}

impl Encoder {
    fn new(mean: f64, variance: f64) -> Result<Self> {
        finite("mean", mean)?;
        positive("variance", variance)?;
        Ok(Self { mean: Exact::from_f64(mean), variance: Exact::from_f64(variance) })
    }

    /// `½ [μ² + (τ² − 1 − ln τ²)]`, two terms that are not negative.
    fn to_prior(&self) -> Wide {
        (self.mean.to_wide().square() + Wide::kl_div(Wide::ONE, self.variance.to_wide())).half()
    }
}

/// The evidence lower bound at x of an encoder N(mean, variance), and its two terms:
/// `E[ln p(x | z)] = −½ ln 2πσ² − [(x − b − wμ)² + w²τ²]/(2σ²)`, and `KL(N(μ, τ²) ‖ N(0, 1)) = ½ [μ² + τ² − 1 − ln τ²]`.
///
/// `noise` is σ², the decoder's variance.
///
/// ```
/// let bound = kullback::variational::elbo(1.5, 1.0, 0.0, 0.25, 1.2, 0.4)?;
/// assert_eq!(format!("{:.3} {:.3} {:.3}", bound.reconstruction, bound.kl, bound.elbo), "-1.206 0.878 -2.084");
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// If a number is not finite, or a variance not positive.
///
/// # Accuracy
/// Within 0.51 ULP, each of the three; see [the module](super#accuracy) where terms cancel.
pub fn elbo(x: f64, weight: f64, bias: f64, noise: f64, mean: f64, variance: f64) -> Result<Elbo> {
    beta_elbo(x, weight, bias, noise, mean, variance, 1.0)
}

/// The bound of a β-VAE (Higgins et al. 2017), `E[ln p(x | z)] − β KL(encoder ‖ prior)`, and its two terms as [`elbo`] has them: without β.
///
/// A lower bound of the evidence for β ≥ 1; below, it is a bound of [`beta_evidence`] alone.
///
/// # Errors
/// As [`elbo`]; and if β is negative or not finite.
///
/// # Accuracy
/// As [`elbo`].
pub fn beta_elbo(x: f64, weight: f64, bias: f64, noise: f64, mean: f64, variance: f64, beta: f64) -> Result<Elbo> {
    let model = Model::new(x, weight, bias, noise)?;
    let encoder = Encoder::new(mean, variance)?;
    let beta = non_negative("beta", beta)?;
    let (reconstruction, kl) = model.terms(&encoder);
    let elbo = reconstruction - beta * kl;
    Ok(Elbo { reconstruction: reconstruction.to_f64(), kl: kl.to_f64(), elbo: elbo.to_f64() })
}

/// The log-evidence `ln p(x) = ln N(x; b, w² + σ²)`.
///
/// # Errors
/// If a number is not finite, or the decoder's variance not positive.
///
/// # Accuracy
/// As [`elbo`].
pub fn log_evidence(x: f64, weight: f64, bias: f64, noise: f64) -> Result<f64> {
    let model = Model::new(x, weight, bias, noise)?;
    Ok((-half_ln_tau_variance(model.marginal().to_wide()) - model.half_squared_offset()).to_f64())
}

/// The posterior of z at x: mean `w (x − b)/(w² + σ²)` and variance `σ²/(w² + σ²)`. The encoder that maximises [`elbo`], whose bound is then the
/// evidence.
///
/// ```
/// let posterior = kullback::variational::posterior(1.5, 1.0, 0.0, 0.25)?;
/// assert_eq!((posterior.mean, posterior.variance), (1.2, 0.2));
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// As [`log_evidence`].
///
/// # Accuracy
/// Within 0.51 ULP, both.
pub fn posterior(x: f64, weight: f64, bias: f64, noise: f64) -> Result<Gaussian> {
    Ok(Model::new(x, weight, bias, noise)?.posterior())
}

/// What the bound lacks, `ln p(x) − elbo = KL(encoder ‖ posterior)`:
/// `½ [r − 1 − ln r + (μ − m)²/v]` with the posterior's mean m and variance v, and r = τ²/v. Never negative.
///
/// # Errors
/// As [`elbo`].
///
/// # Accuracy
/// Within 0.51 ULP, also next to the posterior, where it is the square of what the encoder misses.
pub fn elbo_gap(x: f64, weight: f64, bias: f64, noise: f64, mean: f64, variance: f64) -> Result<f64> {
    let model = Model::new(x, weight, bias, noise)?;
    let encoder = Encoder::new(mean, variance)?;
    let marginal = model.marginal();
    // The posterior's variance is σ²/(w² + σ²): both variances and the means' difference, times w² + σ².
    let spread = &encoder.variance * &marginal;
    let missed = (&(&encoder.mean * &marginal) - &model.pull()).to_wide();
    let difference = (&model.noise - &spread).to_wide();
    let noise = model.noise.to_wide();
    let deviance = Wide::kl_div_by_difference(noise, spread.to_wide(), difference) / noise;
    Ok((deviance + missed.square() / (noise * marginal.to_wide())).half().to_f64())
}

/// The encoder that maximises [`beta_elbo`]: the posterior of the model whose decoder has the variance βσ². As β → 0 it is the maximum-likelihood
/// point (x − b)/w without variance, and as β → ∞ the prior.
///
/// # Errors
/// As [`log_evidence`]; and if β is not positive and finite.
///
/// # Accuracy
/// Within 0.51 ULP, both.
pub fn beta_posterior(x: f64, weight: f64, bias: f64, noise: f64, beta: f64) -> Result<Gaussian> {
    let model = Model::new(x, weight, bias, noise)?;
    positive("beta", beta)?;
    Ok(model.tempered(beta).posterior())
}

/// The largest [`beta_elbo`] over all encoders, `β ln E[p(x | z)^(1/β)]` under the prior:
/// `−½ ln 2πσ² − ½ β [ln(1 + w²/(βσ²)) + (x − b)²/(w² + βσ²)]`. At β = 1 this is [`log_evidence`].
///
/// # Errors
/// As [`beta_posterior`].
///
/// # Accuracy
/// As [`elbo`].
pub fn beta_evidence(x: f64, weight: f64, bias: f64, noise: f64, beta: f64) -> Result<f64> {
    let model = Model::new(x, weight, bias, noise)?;
    let factor = positive("beta", beta)?;
    let untempered = model.half_ln_tau_noise();
    let model = model.tempered(beta);
    Ok((-untempered - factor * (model.ln_marginal_ratio().half() + model.half_squared_offset())).to_f64())
}

/// The divergence of the posterior at x from the prior, `½ [m² + v − 1 − ln v]`: the second term of the bound once the encoder is the best there
/// is. It decreases to zero as the decoder's variance grows.
///
/// # Errors
/// As [`log_evidence`].
///
/// # Accuracy
/// Within 0.51 ULP, also where it vanishes.
pub fn posterior_kl(x: f64, weight: f64, bias: f64, noise: f64) -> Result<f64> {
    let model = Model::new(x, weight, bias, noise)?;
    let (marginal, noise) = (model.marginal().to_wide(), model.noise.to_wide());
    let deviance = Wide::kl_div_by_difference(marginal, noise, model.signal().to_wide()) / marginal;
    let mean = model.pull().to_wide() / marginal;
    Ok((mean.square() + deviance).half().to_f64())
}

/// The rate `½ ln(1 + w²/σ²)`: the mutual information of x and z, and the mean of [`posterior_kl`] over the x that the model makes.
///
/// # Errors
/// As [`log_evidence`].
///
/// # Accuracy
/// Within 0.51 ULP, also where it vanishes.
pub fn rate(weight: f64, noise: f64) -> Result<f64> {
    Ok(Model::new(0.0, weight, 0.0, noise)?.ln_marginal_ratio().half().to_f64())
}

/// The mean log-evidence of data of variance v about b, `−½ ln 2π(w² + σ²) − v/(2(w² + σ²))`.
///
/// # Errors
/// If a number is not finite, the data's variance negative, or the decoder's variance not positive.
///
/// # Accuracy
/// As [`elbo`].
pub fn mean_log_evidence(data_variance: f64, weight: f64, noise: f64) -> Result<f64> {
    let data_variance = non_negative("data_variance", data_variance)?;
    let marginal = Model::new(0.0, weight, 0.0, noise)?.marginal().to_wide();
    Ok((-half_ln_tau_variance(marginal) - data_variance / marginal.double()).to_f64())
}

/// The decoder weight w ≥ 0 that maximises [`mean_log_evidence`] for a fixed σ²: `√max(0, v − σ²)`, as of probabilistic principal components
/// (Tipping and Bishop 1999). It is zero, and with it the [`rate`], exactly when σ² ≥ v: then the posterior is the prior for every x, and the
/// model has collapsed at its optimum (Lucas et al. 2019).
///
/// ```
/// use kullback::variational::linear_decoder_weight;
/// assert_eq!(linear_decoder_weight(5.0, 1.0)?, 2.0);
/// assert_eq!(linear_decoder_weight(5.0, 5.0)?, 0.0);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// If the data's variance is negative or not finite, or the decoder's not positive and finite.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn linear_decoder_weight(data_variance: f64, noise: f64) -> Result<f64> {
    non_negative("data_variance", data_variance)?;
    positive("noise", noise)?;
    let excess = (&Exact::from_f64(data_variance) - &Exact::from_f64(noise)).to_wide();
    Ok(if excess.is_negative() { 0.0 } else { excess.sqrt().to_f64() })
}

/// The weight α that maximises [`beta_elbo`], summed over the data, among encoders N(αx, τ²) with a variance that does not depend on α:
/// `w Σ x (x − b)/((w² + βσ²) Σ x²)`. For w = 1, b = 0 that is 1/(1 + βσ²), whatever the data and τ² are.
///
/// ```
/// let weight = kullback::variational::encoder_weight(&[2.0], 1.0, 0.0, 0.25, 1.0)?;
/// assert_eq!(weight, 0.8);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// If a number is not finite, σ² is not positive, or β negative; if there are no data, or none but zeros, so that all α are as good; or if w and β are
/// both zero, for the same reason.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn encoder_weight(data: &[f64], weight: f64, bias: f64, noise: f64, beta: f64) -> Result<f64> {
    logits("data", data)?;
    let model = Model::new(0.0, weight, bias, noise)?;
    let beta = non_negative("beta", beta).map(|_| beta)?;
    if data.iter().all(|&x| x == 0.0) {
        return Err(all_are_as_good("data", 0.0, "other than zero somewhere"));
    }
    let model = model.tempered(beta);
    let marginal = model.marginal();
    if marginal.is_zero() {
        return Err(all_are_as_good("weight", weight, "other than zero where beta is zero"));
    }
    let exact: Vec<Exact> = data.iter().map(|&x| Exact::from_f64(x)).collect();
    // The model's offset is −b, that of x = 0.
    let pull: Exact = exact.iter().map(|x| x * &(x + &model.offset)).sum();
    let squares: Exact = exact.iter().map(|x| x * x).sum();
    Ok(((&model.weight * &pull).to_wide() / (&marginal * &squares).to_wide()).to_f64())
}

fn all_are_as_good(name: &'static str, value: f64, allowed: &'static str) -> Error {
    Error::OutOfRange { place: Place { argument: Argument::whole(name), index: None }, value, allowed }
}

/// Linear annealing of β: `start + (end − start) step/steps`, and `end` from there on.
///
/// # Errors
/// If an end is negative or not finite, or there are no steps.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn annealed_beta(start: f64, end: f64, step: u64, steps: u64) -> Result<f64> {
    non_negative("start", start)?;
    non_negative("end", end)?;
    if steps == 0 {
        return Err(Error::Zero { place: Place { argument: Argument::whole("steps"), index: None } });
    }
    let whole = |n: u64| Wide::new(false, n.into(), 0);
    let done = step.min(steps);
    // A mean of two numbers that are not negative: nothing cancels.
    let sum = Wide::from_f64(start) * whole(steps - done) + Wide::from_f64(end) * whole(done);
    Ok((sum / whole(steps)).to_f64())
}

/// `½ [μ² + (eᵛ − 1 − v)]` of each dimension.
fn latent_terms<'a>(mean: &'a [f64], log_variance: &'a [f64]) -> Result<impl Iterator<Item = Wide> + 'a> {
    same_length("log_variance", log_variance.len(), "mean", mean.len())?;
    logits("mean", mean)?;
    logits("log_variance", log_variance)?;
    let wide = |&x: &f64| Wide::from_f64(x);
    Ok(mean.iter().map(wide).zip(log_variance.iter().map(wide)).map(|(m, v)| (m.square() + v.exp_excess()).half()))
}

/// The divergence of a diagonal normal distribution from N(0, I), given its means and the *logarithms* of its variances, as an encoder has them:
/// `½ Σ [μ² + (eᵛ − 1 − v)]`.
///
/// ```
/// use kullback::variational::standard_normal_kl;
/// assert_eq!(standard_normal_kl(&[0.0, 1.0], &[0.0, 0.0])?, 0.5);
/// // Next to the prior it is a square, which 0.5 * (mu**2 + exp(v) - 1 - v) does not see.
/// assert_eq!(standard_normal_kl(&[0.0], &[1e-9])?, 2.5000000008333336e-19);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Domain
/// Finite numbers, at least one of each. `+∞` once a variance overflows.
///
/// # Errors
/// If the lengths differ, there are no entries, or one is not finite.
///
/// # Accuracy
/// Within 0.51 ULP, also next to (0, 0).
pub fn standard_normal_kl(mean: &[f64], log_variance: &[f64]) -> Result<f64> {
    Ok(latent_terms(mean, log_variance)?.sum::<Wide>().to_f64())
}

/// The terms of [`standard_normal_kl`], dimension by dimension: those next to zero have collapsed.
///
/// # Errors
/// As [`standard_normal_kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn standard_normal_kl_terms(mean: &[f64], log_variance: &[f64]) -> Result<Vec<f64>> {
    Ok(latent_terms(mean, log_variance)?.map(Wide::to_f64).collect())
}

/// [`standard_normal_kl`] of each row of a batch.
///
/// ```
/// use kullback::{Rows, variational::standard_normal_kl_rows};
/// let (means, log_variances) = ([0.0, 1.0, 0.0, 0.0], [0.0; 4]);
/// let divergences = standard_normal_kl_rows(Rows::new(&means, 2)?, Rows::new(&log_variances, 2)?)?;
/// assert_eq!(divergences, [0.5, 0.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Errors
/// As [`standard_normal_kl`], with the row; or if the matrices differ in shape.
pub fn standard_normal_kl_rows(mean: Rows<'_>, log_variance: Rows<'_>) -> Result<Vec<f64>> {
    same_length("log_variance", log_variance.len(), "mean", mean.len())?;
    let row = |(index, (mean, log_variance))| {
        standard_normal_kl(mean, log_variance).map_err(|error: Error| error.of_row(|_| Some(index)))
    };
    mean.iter().zip(log_variance.iter()).enumerate().map(row).collect()
}
