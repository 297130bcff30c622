//! The linear Gaussian model, and the divergence of an encoder from the standard normal prior.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// A normal distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaussian {
    /// Its mean.
    pub mean: Enclosure,
    /// Its variance.
    pub variance: Enclosure,
}

/// An evidence lower bound, and the two terms that it is the difference of.
#[derive(Clone, Debug, PartialEq)]
pub struct Elbo {
    /// `E[ln p(x | z)]` under the encoder.
    pub reconstruction: Enclosure,
    /// The divergence of the encoder from the prior.
    pub kl: Enclosure,
    /// `reconstruction − β kl`.
    pub elbo: Enclosure,
}

/// `ln y` for a positive rational.
fn ln(y: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(y, precision).ln()
}

/// `½ ln 2πv`.
fn half_ln_tau(variance: &Rational, precision: u32) -> Enclosure {
    (Enclosure::pi(precision).scale(2) * Enclosure::exact(variance, precision)).ln().half()
}

/// The exact moments of the model's marginal: `x` is `N(b, w² + σ²)`.
fn marginal_variance(weight: &Rational, noise: &Rational) -> Rational {
    Rational::from(weight.square_ref()) + noise
}

/// The exact posterior, by precisions: that of the prior is one, that of the likelihood `w²/σ²`.
fn exact_posterior(x: &Rational, weight: &Rational, bias: &Rational, noise: &Rational) -> (Rational, Rational) {
    let precision = Rational::from(weight.square_ref()) / noise + 1_u32;
    let mean = Rational::from(x - bias) * weight / noise / &precision;
    (mean, precision.recip())
}

fn enclosed((mean, variance): &(Rational, Rational), precision: u32) -> Gaussian {
    Gaussian { mean: Enclosure::exact(mean, precision), variance: Enclosure::exact(variance, precision) }
}

/// `ln N(x; m, v)` at a squared distance.
fn log_density(square: &Rational, variance: &Rational, precision: u32) -> Enclosure {
    let exponent = Rational::from(square / variance) / 2_u32;
    -(half_ln_tau(variance, precision) + Enclosure::exact(&exponent, precision))
}

/// `E (x − b − wz)²` under the encoder, by its first two moments.
fn mean_square(x: &Rational, weight: &Rational, bias: &Rational, mean: &Rational, variance: &Rational) -> Rational {
    let offset = Rational::from(x - bias);
    let second = Rational::from(mean.square_ref()) + variance;
    let cross = Rational::from(&offset * weight) * mean * 2_u32;
    offset.square() - cross + Rational::from(weight.square_ref()) * second
}

/// `½ [μ² + τ² − 1 − ln τ²]`.
fn to_prior(mean: &Rational, variance: &Rational, precision: u32) -> Enclosure {
    let rational = Rational::from(mean.square_ref()) + variance - 1_u32;
    (Enclosure::exact(&rational, precision) - ln(variance, precision)).half()
}

/// The bound `E[ln p(x | z)] − KL(encoder ‖ prior)` of the encoder `N(mean, variance)`, in nats, and its terms.
///
/// # Errors
///
/// [`OutOfDomain`] if a variance is not positive.
pub fn elbo(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    mean: &Rational,
    variance: &Rational,
    precision: u32,
) -> Result<Elbo, OutOfDomain> {
    beta_elbo(x, weight, bias, noise, mean, variance, &1.into(), precision)
}

/// The bound `E[ln p(x | z)] − β KL(encoder ‖ prior)`, and its terms without `β`.
///
/// # Errors
///
/// [`OutOfDomain`] if a variance is not positive, or `β` is negative.
#[expect(
    clippy::too_many_arguments,
    reason = "those of the model, the encoder and the bound, as the fast crate has them"
)]
pub fn beta_elbo(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    mean: &Rational,
    variance: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Elbo, OutOfDomain> {
    domain::positive("noise", noise)?;
    domain::positive("variance", variance)?;
    domain::non_negative("beta", &[], beta)?;
    let reconstruction = log_density(&mean_square(x, weight, bias, mean, variance), noise, precision);
    let kl = to_prior(mean, variance, precision);
    let elbo = &reconstruction - &(Enclosure::exact(beta, precision) * &kl);
    Ok(Elbo { reconstruction, kl, elbo })
}

/// `ln p(x) = ln N(x; b, w² + σ²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if the decoder's variance is not positive.
pub fn log_evidence(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("noise", noise)?;
    let square = Rational::from(x - bias).square();
    Ok(log_density(&square, &marginal_variance(weight, noise), precision))
}

/// The posterior of `z` at `x`.
///
/// # Errors
///
/// [`OutOfDomain`] if the decoder's variance is not positive.
pub fn posterior(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    precision: u32,
) -> Result<Gaussian, OutOfDomain> {
    domain::positive("noise", noise)?;
    Ok(enclosed(&exact_posterior(x, weight, bias, noise), precision))
}

/// `ln p(x) − elbo`, by that definition: the rational terms of the two are subtracted exactly, and the logarithms are
/// `½ ln(σ²/((w² + σ²) τ²))`. Exactly zero at the posterior.
///
/// # Errors
///
/// [`OutOfDomain`] if a variance is not positive.
pub fn elbo_gap(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    mean: &Rational,
    variance: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("noise", noise)?;
    domain::positive("variance", variance)?;
    let marginal = marginal_variance(weight, noise);
    let evidence = Rational::from(x - bias).square() / &marginal;
    let reconstruction = mean_square(x, weight, bias, mean, variance) / noise;
    let prior = Rational::from(mean.square_ref()) + variance - 1_u32;
    let rational = reconstruction + prior - evidence;
    let ratio = (noise / marginal) / variance;
    Ok((Enclosure::exact(&rational, precision) + ln(&ratio, precision)).half())
}

/// The encoder that maximises [`beta_elbo`]: its precision is `1 + w²/(βσ²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `β` or the decoder's variance is not positive.
pub fn beta_posterior(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Gaussian, OutOfDomain> {
    domain::positive("noise", noise)?;
    domain::positive("beta", beta)?;
    let tempered = Rational::from(noise * beta);
    Ok(enclosed(&exact_posterior(x, weight, bias, &tempered), precision))
}

/// `β ln ∫ p(x | z)^(1/β) dp(z)`: the power of the density is `(2πσ²)^(−1/(2β)) (2πβσ²)^½` times that of `N(wz + b, βσ²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `β` or the decoder's variance is not positive.
pub fn beta_evidence(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("noise", noise)?;
    domain::positive("beta", beta)?;
    let tempered = Rational::from(noise * beta);
    let square = Rational::from(x - bias).square();
    let density = log_density(&square, &marginal_variance(weight, &tempered), precision);
    let power = half_ln_tau(&tempered, precision) + density;
    Ok(Enclosure::exact(beta, precision) * power - half_ln_tau(noise, precision))
}

/// The divergence of the posterior at `x` from the prior.
///
/// # Errors
///
/// [`OutOfDomain`] if the decoder's variance is not positive.
pub fn posterior_kl(
    x: &Rational,
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("noise", noise)?;
    let (mean, variance) = exact_posterior(x, weight, bias, noise);
    Ok(to_prior(&mean, &variance, precision))
}

/// `½ ln(1 + w²/σ²)`, the mutual information of `x` and `z`.
///
/// # Errors
///
/// [`OutOfDomain`] if the decoder's variance is not positive.
pub fn rate(weight: &Rational, noise: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::positive("noise", noise)?;
    let signal = Rational::from(weight.square_ref()) / noise;
    Ok(Enclosure::exact(&signal, precision).ln_1p().half())
}

/// The mean of [`log_evidence`] over data of variance `data_variance` about `b`.
///
/// # Errors
///
/// [`OutOfDomain`] if the data's variance is negative, or the decoder's not positive.
pub fn mean_log_evidence(
    data_variance: &Rational,
    weight: &Rational,
    noise: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("data_variance", &[], data_variance)?;
    domain::positive("noise", noise)?;
    Ok(log_density(data_variance, &marginal_variance(weight, noise), precision))
}

/// `√max(0, v − σ²)`, the decoder weight that maximises [`mean_log_evidence`].
///
/// # Errors
///
/// [`OutOfDomain`] if the data's variance is negative, or the decoder's not positive.
pub fn linear_decoder_weight(
    data_variance: &Rational,
    noise: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("data_variance", &[], data_variance)?;
    domain::positive("noise", noise)?;
    let excess = Rational::from(data_variance - noise).max(Rational::new());
    Ok(Enclosure::exact(&excess, precision).sqrt())
}

/// The weight `α` at which the derivative of the bound, summed over the data, vanishes:
/// `Σ [w x (x − b − wαx)/σ² − βαx²] = 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no data, or none but zeros, or `w` and `β` are both zero; if `σ²` is not positive, or `β` negative.
pub fn encoder_weight(
    data: &[Rational],
    weight: &Rational,
    bias: &Rational,
    noise: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_empty("data", data)?;
    domain::positive("noise", noise)?;
    domain::non_negative("beta", &[], beta)?;
    if data.iter().all(Rational::is_zero) {
        return Err(OutOfDomain::new("data", "has nothing but zeros"));
    }
    let curvature = Rational::from(weight.square_ref()) / noise + beta;
    if curvature.is_zero() {
        return Err(OutOfDomain::new("weight", "is zero, and so is beta"));
    }
    let at_zero = data.iter().map(|x| Rational::from(x - bias) * x).sum::<Rational>() * weight / noise;
    let squares: Rational = data.iter().map(|x| Rational::from(x.square_ref())).sum();
    Ok(Enclosure::exact(&(at_zero / (curvature * squares)), precision))
}

/// `start + (end − start) step/steps`, and `end` beyond the last step.
///
/// # Errors
///
/// [`OutOfDomain`] if an end is negative, or there are no steps.
pub fn annealed_beta(
    start: &Rational,
    end: &Rational,
    step: &Rational,
    steps: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("start", &[], start)?;
    domain::non_negative("end", &[], end)?;
    domain::positive("steps", steps)?;
    let done = Rational::from(step / steps).min(1.into());
    Ok(Enclosure::exact(&(Rational::from(end - start) * done + start), precision))
}

/// `½ [μ² + eᵛ − 1 − v]`, where `v` is the logarithm of the variance, dimension by dimension.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, or there are no entries.
pub fn standard_normal_kl_terms(
    mean: &[Rational],
    log_variance: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("mean", mean.len()), ("log_variance", log_variance.len()))?;
    domain::non_empty("mean", mean)?;
    let term = |(mean, log_variance): (&Rational, &Rational)| {
        let rational = Rational::from(mean.square_ref()) - 1_u32 - log_variance;
        (Enclosure::exact(log_variance, precision).exp() + Enclosure::exact(&rational, precision)).half()
    };
    Ok(mean.iter().zip(log_variance).map(term).collect())
}

/// The sum of [`standard_normal_kl_terms`].
///
/// # Errors
///
/// As [`standard_normal_kl_terms`].
pub fn standard_normal_kl(
    mean: &[Rational],
    log_variance: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let mut sum = Enclosure::zero(precision);
    for term in standard_normal_kl_terms(mean, log_variance, precision)? {
        sum += &term;
    }
    Ok(sum)
}
