//! Losses of logits against a target, their gradients, and the descent that follows one.

use super::sum;
use crate::{Enclosure, OutOfDomain, domain, logits::cross_entropy_logits, terms::rel_entr};
use rug::Rational;

/// A target and logits, of one length; returns the target's sum.
fn pair(p: &[Rational], z: &[Rational]) -> Result<Rational, OutOfDomain> {
    domain::same_length(("p", p.len()), ("z", z.len()))?;
    domain::probability_vector("p", p)
}

fn are_equal(z: &[Rational]) -> bool {
    z.iter().all(|other| *other == z[0])
}

/// `Σ p ln p − Σ p ln softmax(z) − Σp + 1`.
///
/// Exponentials of different rationals are linearly independent over the rationals, so that the softmax is p only if all logits are equal and all
/// masses 1/n.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector, or the lengths differ.
pub fn kl_loss(p: &[Rational], z: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = pair(p, z)?;
    if are_equal(z) && p.iter().all(|p| Rational::from(p * z.len() as u64) == 1) {
        return Ok(Enclosure::zero(precision));
    }
    let one = Rational::from(1);
    let negative_entropy = sum(p.iter().map(|p| rel_entr(p, &one, precision)), precision);
    let cross_entropy = cross_entropy_logits(p, z, &one, precision)?;
    Ok(negative_entropy + cross_entropy + Enclosure::exact(&(1 - total), precision))
}

/// `[wᵢ (Σp − pᵢ) − pᵢ (Σw − wᵢ)]/Σw` with w = exp(z − max z): what softmax(z)ᵢ Σp − pᵢ is, with sums over the others.
///
/// # Errors
///
/// As [`kl_loss`].
pub fn cross_entropy_gradient(p: &[Rational], z: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    let total = pair(p, z)?;
    if are_equal(z) {
        let share = Rational::from(&total / z.len() as u64);
        return Ok(p.iter().map(|p| Enclosure::exact(&Rational::from(&share - p), precision)).collect());
    }
    let largest = z.iter().max().expect("checked not to be empty");
    let weight = |z: &Rational| Enclosure::exact(&Rational::from(z - largest), precision).exp();
    let weights: Vec<Enclosure> = z.iter().map(weight).collect();
    let others = sums_of_others(&weights, precision);
    let slope = |((p, weight), others): ((&Rational, &Enclosure), &Enclosure)| {
        let gain = weight * Enclosure::exact(&Rational::from(&total - p), precision);
        (gain - Enclosure::exact(p, precision) * others) / (weight + others)
    };
    Ok(p.iter().zip(&weights).zip(&others).map(slope).collect())
}

/// For each entry the sum of those before it and those after it.
fn sums_of_others(weights: &[Enclosure], precision: u32) -> Vec<Enclosure> {
    let mut after = vec![Enclosure::zero(precision)];
    for weight in weights.iter().skip(1).rev() {
        let next = after[after.len() - 1].clone() + weight;
        after.push(next);
    }
    let mut before = Enclosure::zero(precision);
    weights
        .iter()
        .zip(after.iter().rev())
        .map(|(weight, after)| {
            let others = &before + after;
            before += weight;
            others
        })
        .collect()
}

/// Rows of targets beside rows of logits.
fn batch<'a, T>(
    targets: &'a [Vec<Rational>],
    logits: &'a [Vec<Rational>],
    of_row: impl Fn(&'a [Rational], &'a [Rational]) -> Result<T, OutOfDomain>,
) -> Result<Vec<T>, OutOfDomain> {
    domain::same_length(("p", targets.len()), ("z", logits.len()))?;
    domain::non_empty("p", targets)?;
    let row = |(row, (p, z)): (usize, (&'a Vec<Rational>, &'a Vec<Rational>))| {
        of_row(p, z).map_err(|error| {
            let place = [&[row], error.index()].concat();
            error.at(&place)
        })
    };
    targets.iter().zip(logits).enumerate().map(row).collect()
}

/// The mean of [`kl_loss`] over rows.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no rows, or as [`kl_loss`].
pub fn batch_kl_loss(p: &[Vec<Rational>], z: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let losses = batch(p, z, |p, z| kl_loss(p, z, precision))?;
    let rows = Enclosure::exact(&losses.len().into(), precision);
    Ok(sum(losses, precision) / rows)
}

/// [`cross_entropy_gradient`] of each row, over the number of rows.
///
/// # Errors
///
/// As [`batch_kl_loss`].
pub fn batch_gradient(p: &[Vec<Rational>], z: &[Vec<Rational>], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    let gradients = batch(p, z, |p, z| cross_entropy_gradient(p, z, precision))?;
    let rows = Enclosure::exact(&gradients.len().into(), precision);
    Ok(gradients.into_iter().flatten().map(|slope| slope / &rows).collect())
}

/// `μ − r (μ − x̄)`, exactly, from one batch to the next.
fn descent(start: &Rational, rate: &Rational, batch_means: &[Rational]) -> Result<Vec<Rational>, OutOfDomain> {
    domain::non_empty("batch_means", batch_means)?;
    let mut mean = start.clone();
    let step = |x: &Rational| {
        let gradient = Rational::from(&mean - x);
        mean -= gradient * rate;
        mean.clone()
    };
    Ok(batch_means.iter().map(step).collect())
}

/// The means that gradient descent finds on `½ (x̄ − μ)²`.
///
/// # Errors
///
/// [`OutOfDomain`] if there is no batch.
pub fn sgd_normal_mean(
    start: &Rational,
    rate: &Rational,
    batch_means: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let means = descent(start, rate, batch_means)?;
    Ok(means.iter().map(|mean| Enclosure::exact(mean, precision)).collect())
}

/// `½ (μ − m)²` at each of these.
///
/// # Errors
///
/// As [`sgd_normal_mean`].
pub fn sgd_normal_kl(
    target: &Rational,
    start: &Rational,
    rate: &Rational,
    batch_means: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let means = descent(start, rate, batch_means)?;
    let kl = |mean: Rational| Enclosure::exact(&(mean - target).square(), precision).half();
    Ok(means.into_iter().map(kl).collect())
}
