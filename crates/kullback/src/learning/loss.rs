//! Losses of logits against a target, their gradients, and the descent that follows one.

use crate::domain::{Pmf, finite, logits, same_length};
use crate::error::{Argument, Error, Result};
use crate::wide::{Exact, Wide};

/// Two products that agree to 2^this are compared pair by pair.
const CANCELLED_LOG2: i64 = -40;

/// A target p, and the logits of a model q = softmax(z).
struct Row {
    target: Vec<Wide>,
    /// What p has beside each entry.
    target_rest: Vec<Wide>,
    /// 1 − Σp.
    missing: Wide,
    /// zᵢ − max z.
    exponents: Vec<Wide>,
    /// Their exponentials.
    weights: Vec<Wide>,
    /// What the weights have beside each.
    weight_rest: Vec<Wide>,
    /// Their sum, and its logarithm.
    total: Wide,
    ln_total: Wide,
    is_uniform: bool,
}

impl Row {
    fn new(p: &[f64], z: &[f64]) -> Result<Self> {
        same_length("z", z.len(), "p", p.len())?;
        let pmf = Pmf::new("p", p)?;
        Ok(Self::known(p, pmf, logits("z", z)?))
    }

    fn known(p: &[f64], pmf: Pmf<'_>, z: &[f64]) -> Self {
        let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let exponents: Vec<Wide> = z.iter().map(|&z| Wide::from_f64(z) - Wide::from_f64(largest)).collect();
        let weights: Vec<Wide> = exponents.iter().map(|exponent| exponent.exp()).collect();
        let target: Vec<Wide> = pmf.iter().collect();
        let weight_rest = rests(&weights);
        let rest = exponents.iter().position(|exponent| exponent.is_zero()).map_or(Wide::ZERO, |at| weight_rest[at]);
        Self {
            target_rest: rests(&target),
            target,
            missing: (&Exact::from_f64(1.0) - &pmf.exact_total()).to_wide(),
            is_uniform: z.iter().all(|&other| other == z[0]) && p.iter().all(|&other| other == p[0]),
            exponents,
            weights,
            weight_rest,
            total: Wide::ONE + rest,
            ln_total: rest.ln_1p(),
        }
    }

    /// qᵢ Σp − pᵢ: the derivative of −Σ p ln q by zᵢ.
    ///
    /// It is `Σⱼ (wᵢ pⱼ − pᵢ wⱼ)/Σw` over j ≠ i, w the weights: with a target that is sure nothing cancels. Where the sums of the two products agree
    /// to many bits their terms are compared one by one.
    fn slope(&self, i: usize) -> Wide {
        if self.is_uniform {
            return Wide::ZERO;
        }
        let (weight, mass) = (self.weights[i], self.target[i]);
        let [gain, loss] = [weight * self.target_rest[i], mass * self.weight_rest[i]];
        let sum = gain - loss;
        let sum = if sum.abs() > gain.scale(CANCELLED_LOG2) {
            sum
        } else {
            let others = self.weights.iter().zip(&self.target).enumerate().filter(|(j, _)| *j != i);
            others.map(|(_, (&other, &beside))| weight * beside - mass * other).sum()
        };
        sum / self.total
    }

    fn gradient(&self) -> impl Iterator<Item = Wide> {
        (0..self.target.len()).map(|i| self.slope(i))
    }

    /// Σ [p ln(p/q) − p + q].
    fn kl(&self) -> Wide {
        (0..self.target.len()).map(|i| self.kl_term(i)).sum()
    }

    fn kl_term(&self, i: usize) -> Wide {
        let (p, q) = (self.target[i], self.weights[i] / self.total);
        if p.is_zero() {
            return q;
        }
        // Where q is far away it may be outside the range of the exponential, and its logarithm is known better.
        let ln_ratio = p.ln() - (self.exponents[i] - self.ln_total);
        if !ln_ratio.is_below_one() {
            return p * ln_ratio - p + q;
        }
        Wide::kl_div_by_difference(p, q, -(self.slope(i) + self.missing * q))
    }
}

/// For each entry, the sum of the others: taken from both sides, not as the total less the entry.
fn rests(values: &[Wide]) -> Vec<Wide> {
    let running = |sum: &mut Wide, value: &Wide| Some(std::mem::replace(sum, *sum + *value));
    let mut after: Vec<Wide> = values.iter().rev().scan(Wide::ZERO, running).collect();
    after.reverse();
    values.iter().scan(Wide::ZERO, running).zip(after).map(|(before, after)| before + after).collect()
}

/// The loss `KL(p ‖ softmax(z)) = Σ [p ln(p/q) − p + q]` of logits z against a target p, in nats: the cross-entropy loss
/// [`cross_entropy_logits`](crate::cross_entropy_logits) less the target's entropy, which no logits change.
///
/// # Domain
/// A probability vector p and as many finite logits. Never negative.
///
/// # Errors
/// If `p` is not a probability vector, `z` has a NaN or infinite entry, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP, also where the softmax is near the target.
///
/// # Examples
/// ```
/// let loss = kullback::learning::kl_loss(&[0.7, 0.2, 0.1], &[1.2, 0.3, -0.8])?;
/// approx::assert_relative_eq!(loss, 0.0112000754169852, epsilon = 0.0, max_relative = 1e-14);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_loss(p: &[f64], z: &[f64]) -> Result<f64> {
    Ok(Row::new(p, z)?.kl().to_f64())
}

/// The gradient of the cross-entropy loss `−Σ p ln softmax(z)` by the logits: `softmax(z)ᵢ Σp − pᵢ`. It is that of [`kl_loss`] as well when p
/// sums to one, and softmax(z) − e_y when p is sure of the class y.
///
/// # Domain
/// A probability vector p and as many finite logits.
///
/// # Errors
/// As [`kl_loss`].
///
/// # Accuracy
/// Within 0.51 ULP, also where the softmax saturates or is near the target.
pub fn cross_entropy_gradient(p: &[f64], z: &[f64]) -> Result<Vec<f64>> {
    Ok(Row::new(p, z)?.gradient().map(Wide::to_f64).collect())
}

/// Targets and logits, row beside row.
fn batch<P: AsRef<[f64]>, Z: AsRef<[f64]>>(p: &[P], z: &[Z]) -> Result<Vec<Row>> {
    same_length("z", z.len(), "p", p.len())?;
    if p.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("p") });
    }
    let row = |(index, (p, z)): (usize, (&P, &Z))| {
        Row::new(p.as_ref(), z.as_ref()).map_err(|error| error.of_row(|_| Some(index)))
    };
    p.iter().zip(z).enumerate().map(row).collect()
}

/// The mean of [`kl_loss`] over a batch, of targets p and logits z: `KLDivLoss` with the reduction `batchmean`.
///
/// # Domain
/// As many rows of logits as of targets, at least one, and each pair of rows of one length.
///
/// # Errors
/// If there are no rows, their numbers differ, or as [`kl_loss`] of a row.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn batch_kl_loss<P: AsRef<[f64]>, Z: AsRef<[f64]>>(p: &[P], z: &[Z]) -> Result<f64> {
    let rows = batch(p, z)?;
    Ok((rows.iter().map(Row::kl).sum::<Wide>() / count(rows.len())).to_f64())
}

/// The gradient of the mean cross-entropy over a batch by all its logits: each row's [`cross_entropy_gradient`] over the number of rows, row after
/// row.
///
/// # Domain
/// As [`batch_kl_loss`].
///
/// # Errors
/// As [`batch_kl_loss`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn batch_gradient<P: AsRef<[f64]>, Z: AsRef<[f64]>>(p: &[P], z: &[Z]) -> Result<Vec<f64>> {
    let rows = batch(p, z)?;
    let size = count(rows.len());
    Ok(rows.iter().flat_map(|row| row.gradient().map(|slope| (slope / size).to_f64()).collect::<Vec<_>>()).collect())
}

fn count(n: usize) -> Wide {
    Wide::from_integer(n as i64)
}

/// `μ − m` for each mean μ that descent finds, m being any number: `d ← (1 − r) d + r (x̄ − m)`.
fn descent(from: f64, start: f64, rate: f64, batch_means: &[f64]) -> Result<Vec<Wide>> {
    let start = finite("start", start)?;
    let rate = finite("rate", rate)?;
    let from = Wide::from_f64(from);
    let kept = Wide::ONE - rate;
    let mut distance = start - from;
    let step = |&x: &f64| {
        distance = kept * distance + rate * (Wide::from_f64(x) - from);
        distance
    };
    Ok(logits("batch_means", batch_means)?.iter().map(step).collect())
}

/// The means that stochastic gradient descent finds on the negative log-likelihood of a normal distribution of standard deviation one: from
/// `start`, `μ ← μ + r (x̄ − μ)` for each batch of mean x̄.
///
/// If every x̄ is m, it is m + (start − m)(1 − r)ᵗ after t steps.
///
/// # Domain
/// Finite numbers, at least one batch; any rate, though it converges only between 0 and 2.
///
/// # Errors
/// If a number is NaN or infinite, or there is no batch.
///
/// # Accuracy
/// Within 0.51 ULP where a mean is not below 2⁻⁵⁰ of what its terms are: where it nearly vanishes by cancellation, within 2⁻¹²⁰ per step of these.
///
/// # Examples
/// ```
/// let means = kullback::learning::sgd_normal_mean(0.0, 0.5, &[2.0, 2.0, 1.0])?;
/// assert_eq!(means, [1.0, 1.5, 1.25]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn sgd_normal_mean(start: f64, rate: f64, batch_means: &[f64]) -> Result<Vec<f64>> {
    Ok(descent(0.0, start, rate, batch_means)?.into_iter().map(Wide::to_f64).collect())
}

/// `KL(N(m, 1) ‖ N(μ, 1)) = ½ (μ − m)²` in nats, at each mean μ of [`sgd_normal_mean`], before that is rounded.
///
/// # Domain
/// As [`sgd_normal_mean`], and a finite `target` m.
///
/// # Errors
/// As [`sgd_normal_mean`].
///
/// # Accuracy
/// Within 0.51 ULP where μ − m is not below 2⁻⁵⁰ of what its terms are, `(1 − r) (μ − m)` and `r (x̄ − m)`; without noise it is not.
pub fn sgd_normal_kl(target: f64, start: f64, rate: f64, batch_means: &[f64]) -> Result<Vec<f64>> {
    finite("target", target)?;
    let distances = descent(target, start, rate, batch_means)?;
    Ok(distances.into_iter().map(|distance| distance.square().half().to_f64()).collect())
}
