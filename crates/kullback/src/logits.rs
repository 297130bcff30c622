//! From logits: the distribution is softmax(z/τ), which is never formed in `f64`.

use crate::domain::{Pmf, logits, positive, same_length};
use crate::error::Result;
use crate::kernel;
use crate::wide::Wide;

/// softmax(z/τ): the exponents relative to the largest, and the logarithm of the sum of their exponentials.
pub(crate) struct Softmax {
    /// (zᵢ − max z)/τ, none above zero.
    pub(crate) exponents: Vec<Wide>,
    /// Their exponentials: the probabilities before normalisation.
    pub(crate) weights: Vec<Wide>,
    /// The sum of the exponentials.
    pub(crate) total: Wide,
    /// The logarithm of that sum, accurate also where one outcome has nearly all the mass.
    pub(crate) ln_total: Wide,
}

impl Softmax {
    pub(crate) fn new(logits: &[f64], temperature: Wide) -> Self {
        // `f64::max` on finite numbers; the list is not empty.
        let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shifted = |&z: &f64| (Wide::from_f64(z) - Wide::from_f64(largest)) / temperature;
        let exponents: Vec<Wide> = logits.iter().map(shifted).collect();
        let weights: Vec<Wide> = exponents.iter().map(|exponent| exponent.exp()).collect();
        let leader = logits.iter().position(|&z| z == largest).unwrap_or(0);
        let rest = weights[..leader].iter().chain(&weights[leader + 1..]).copied().sum::<Wide>();
        Self { exponents, weights, total: Wide::ONE + rest, ln_total: rest.ln_1p() }
    }

    /// The probabilities, beside their exponents.
    pub(crate) fn probabilities(&self) -> impl Iterator<Item = (Wide, Wide)> {
        self.weights.iter().zip(&self.exponents).map(|(&weight, &exponent)| (weight / self.total, exponent))
    }
}

/// The entropy of softmax(z/τ), in nats: `ln Σ e^{dᵢ} − Σ pᵢ dᵢ`, dᵢ = (zᵢ − max z)/τ, a sum of non-negative terms.
///
/// # Domain
/// Any finite logits, at least one, and a temperature τ > 0.
///
/// # Errors
/// If `z` is empty or has a NaN or infinite entry, or `temperature` is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP, also where the softmax saturates.
pub fn entropy_logits(z: &[f64], temperature: f64) -> Result<f64> {
    Ok(entropy_wide(&Softmax::new(logits("z", z)?, positive("temperature", temperature)?)).to_f64())
}

/// [`entropy_logits`], before rounding.
pub(crate) fn entropy_wide(softmax: &Softmax) -> Wide {
    let mean: Wide = softmax.probabilities().map(|(p, exponent)| p * exponent).sum();
    softmax.ln_total - mean
}

/// The cross-entropy `−Σ p ln softmax(z/τ)`, in nats: the loss of a classifier with logits z against a target p.
///
/// # Domain
/// A probability vector p, as many finite logits, and a temperature τ > 0.
///
/// # Errors
/// If `p` is not a probability vector, `z` has a NaN or infinite entry, the lengths differ, or `temperature` is NaN, infinite
/// or not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn cross_entropy_logits(p: &[f64], z: &[f64], temperature: f64) -> Result<f64> {
    same_length("z", z.len(), "p", p.len())?;
    let p = Pmf::new("p", p)?;
    let softmax = Softmax::new(logits("z", z)?, positive("temperature", temperature)?);
    let loss = p.iter().zip(&softmax.exponents).map(|(p, &exponent)| p * (softmax.ln_total - exponent));
    Ok(loss.sum::<Wide>().to_f64())
}

/// `KL(softmax(z_p/τ) ‖ softmax(z_q/τ))`, in nats; z/τ is the real quotient. Of many rows at once: [`kl_logits_rows`](crate::kl_logits_rows).
///
/// It is evaluated as `Σ p E(x) − (x̂ − ln(1 + x̂))`, where `x = (z_q − z_p)/τ + m`, `E(x) = eˣ − 1 − x` and `x̂ = Σ p eˣ − 1`: terms that
/// are non-negative, and an m that makes x̂ small. Logits beyond 10¹⁰ τ, and divergences that are neither zero nor above 10⁻²⁵⁵, take the slow way.
///
/// # Domain
/// Finite logits, as many in `z_q` as in `z_p`, and a temperature τ > 0. Never negative; zero exactly when the logits differ by a
/// constant.
///
/// # Errors
/// If a vector is empty or has a NaN or infinite entry, the lengths differ, or `temperature` is NaN, infinite or not
/// positive.
///
/// # Accuracy
/// Within 0.51 ULP, also for `z_p ≈ z_q` and where a softmax saturates.
///
/// # Examples
/// ```
/// let (teacher, student) = ([2.0, 1.0, 0.0], [2.0 + 1e-9, 1.0, 0.0]);
/// // From rounded softmaxes, no digit of this could be had.
/// approx::assert_relative_eq!(kullback::kl_logits(&teacher, &student, 1.0)?, 1.11e-19, epsilon = 0.0, max_relative = 1e-2);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_logits(z_p: &[f64], z_q: &[f64], temperature: f64) -> Result<f64> {
    kl_logits_before(z_p, z_q, temperature, [&[], &[]])
}

/// [`kl_logits`], while the logits of the next call are fetched from memory.
pub(crate) fn kl_logits_before(z_p: &[f64], z_q: &[f64], temperature: f64, next: [&[f64]; 2]) -> Result<f64> {
    match kernel::kl_logits(z_p, z_q, temperature, next) {
        Some(value) => Ok(value),
        None => {
            same_length("z_q", z_q.len(), "z_p", z_p.len())?;
            let temperature = positive("temperature", temperature)?;
            Ok(kl_wide(logits("z_p", z_p)?, logits("z_q", z_q)?, temperature).to_f64())
        }
    }
}

/// [`kl_logits`], before rounding.
pub(crate) fn kl_wide(z_p: &[f64], z_q: &[f64], temperature: Wide) -> Wide {
    let (p, q) = (Softmax::new(z_p, temperature), Softmax::new(z_q, temperature));
    let far = kl_far(&p, &q);
    if far >= Wide::ONE { far } else { kl_near(&p, &q, z_p, z_q, temperature) }
}

/// `Σ p (ln p − ln q)`, from the logarithms: accurate where the divergence is not small.
fn kl_far(p: &Softmax, q: &Softmax) -> Wide {
    let log_ratio = |d_p: Wide, d_q: Wide| (d_p - d_q) - (p.ln_total - q.ln_total);
    p.probabilities().zip(&q.exponents).map(|((mass, d_p), &d_q)| mass * log_ratio(d_p, d_q)).sum()
}

/// `ln(1 + Σ p E(−η))`, where E(t) = eᵗ − 1 − t and η is the difference of the logits less its mean under p: terms that are
/// non-negative, and quadratic in the difference.
///
/// Since `q ∝ p e^{−δ}` for the logits' difference δ, `KL = ln Σ p e^{−δ} + Σ p δ = ln Σ p e^{−η}`, and Σ p η = 0.
fn kl_near(p: &Softmax, q: &Softmax, z_p: &[f64], z_q: &[f64], temperature: Wide) -> Wide {
    let pivot = p.exponents.iter().position(|exponent| exponent.is_zero()).unwrap_or(0);
    let difference = |index: usize| Wide::from_f64(z_p[index]) - Wide::from_f64(z_q[index]);
    // Relative to the likeliest outcome, so that a shift of all logits leaves no trace.
    let deltas: Vec<Wide> = (0..z_p.len()).map(|index| (difference(index) - difference(pivot)) / temperature).collect();
    let mean: Wide = p.probabilities().zip(&deltas).map(|((mass, _), &delta)| mass * delta).sum();
    // ln of p e^{−δ} less the exponent of q: the same for every outcome, and here read off at the pivot.
    let offset = -q.exponents[pivot] + mean;
    let term = |((mass, _), (&delta, &d_q)): ((Wide, Wide), (&Wide, &Wide))| {
        let eta = delta - mean;
        if eta.is_below_one() {
            mass * (-eta).exp_excess()
        } else {
            // p e^{−η} through q's exponent: p itself may be far below what an exponent can hold.
            (d_q + offset).exp() / p.total - mass + mass * eta
        }
    };
    p.probabilities().zip(deltas.iter().zip(&q.exponents)).map(term).sum::<Wide>().ln_1p()
}
