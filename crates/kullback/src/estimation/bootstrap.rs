//! The bootstrap: how an estimate varies when its sample is drawn from itself.
//!
//! Which entries a resample has is the caller's choice: rows of indices or of weights, from a random number generator or all that there are.

use super::monte_carlo::Spread;
use super::{at_least, number};
use crate::domain::{check_length, check_masses, finite, logits};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// The bootstrap distribution of any statistic: its value on each resample, in the order of the rows of `indices`.
///
/// # Errors
/// If there are no rows, a row is empty, an index is not below the length of the sample, or what the statistic refuses.
///
/// # Examples
/// ```
/// use kullback::estimation::{bootstrap, plug_in_entropy};
///
/// let outcomes = [0, 1, 1, 2];
/// let entropy = |resample: &[usize]| {
///     let mut counts = [0.0; 3];
///     resample.iter().for_each(|&outcome| counts[outcome] += 1.0);
///     plug_in_entropy(&counts)
/// };
/// let replicates = bootstrap(&outcomes, &[[0, 1, 2, 3], [0, 0, 1, 1], [2, 2, 2, 2]], entropy)?;
/// assert_eq!(replicates, [plug_in_entropy(&[1.0, 2.0, 1.0])?, 2f64.ln(), 0.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn bootstrap<T: Copy, R: AsRef<[usize]>>(
    sample: &[T],
    indices: &[R],
    statistic: impl Fn(&[T]) -> Result<f64>,
) -> Result<Vec<f64>> {
    if indices.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("indices") });
    }
    let replicate = |(row, indices): (usize, &R)| statistic(&resample(sample, row, indices.as_ref())?);
    indices.iter().enumerate().map(replicate).collect()
}

/// The entries of a sample at the indices in a row.
fn resample<T: Copy>(sample: &[T], row: usize, indices: &[usize]) -> Result<Vec<T>> {
    let argument = Argument::row("indices", row);
    if indices.is_empty() {
        return Err(Error::Empty { argument });
    }
    let entry = |(column, &index): (usize, &usize)| {
        let place = Place { argument, index: Some(column) };
        let outside = Error::OutOfRange { place, value: index as f64, allowed: "below the length of the sample" };
        sample.get(index).copied().ok_or(outside)
    };
    indices.iter().enumerate().map(entry).collect()
}

/// The bootstrap distribution of the mean, from how often each value is in each resample: `Σ wv/Σ w` for each row w of weights.
///
/// On the log-ratios of a sample this is the bootstrap distribution of [`kl_k1`](super::kl_k1). Weights that are no whole numbers give the Bayesian
/// bootstrap (Rubin 1981).
///
/// # Domain
/// Finite values, and rows of one weight a value, which are finite, not negative, and not all zero.
///
/// # Errors
/// If a value is NaN or infinite, there are none, there are no rows, a row is not as long as the values, a weight is NaN, infinite or negative, or a
/// row has no weight.
///
/// # Accuracy
/// Within 0.51 ULP, each: the sums are exact.
///
/// # Examples
/// ```
/// // One resample has each value once, one the last three times, one the first twice and the second once.
/// let weights = [[1.0, 1.0, 1.0], [0.0, 0.0, 3.0], [2.0, 1.0, 0.0]];
/// let means = kullback::estimation::resampled_means(&[1.0, 2.0, 6.0], &weights)?;
/// assert_eq!(means, [3.0, 6.0, 4.0 / 3.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn resampled_means<R: AsRef<[f64]>>(values: &[f64], weights: &[R]) -> Result<Vec<f64>> {
    let values = logits("values", values)?;
    if weights.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("weights") });
    }
    let mean = |(row, weights): (usize, &R)| {
        let (argument, weights) = (Argument::row("weights", row), weights.as_ref());
        check_length(argument, weights.len(), Argument::whole("values"), values.len())?;
        check_masses(argument, weights)?;
        let total = Exact::sum_of(weights.iter().copied()).to_wide();
        if total.is_zero() {
            return Err(Error::NoMass { argument });
        }
        let products = values.iter().zip(weights).map(|(&v, &w)| &Exact::from_f64(v) * &Exact::from_f64(w));
        Ok((products.sum::<Exact>().to_wide() / total).to_f64())
    };
    weights.iter().enumerate().map(mean).collect()
}

/// The bootstrap's standard error: the standard deviation of the replicates, `√(Σ (θ − θ̄)²/(B − 1))`.
///
/// # Domain
/// Two or more finite numbers.
///
/// # Errors
/// If a replicate is NaN or infinite, or there are fewer than two.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::bootstrap_standard_error(&[1.0, 3.0, 5.0])?, 2.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn bootstrap_standard_error(replicates: &[f64]) -> Result<f64> {
    let replicates = logits("replicates", replicates)?;
    at_least("replicates", replicates.len(), 2)?;
    Ok(Spread::of_f64s(replicates).deviation())
}

/// The quantile of a sample, by linear interpolation of the sorted values: with h = (B − 1) · probability and j the whole part of h it is
/// `v_j + (h − j)(v_{j+1} − v_j)`, counted from zero.
///
/// This is type 7 of Hyndman and Fan 1996, and the rule of NumPy and R where they are not told another.
///
/// # Domain
/// Finite values, at least one, and a probability from zero to one.
///
/// # Errors
/// If a value is NaN or infinite, if there are none, or if the probability is NaN or not from zero to one.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// use kullback::estimation::quantile;
///
/// assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5)?, 2.5);
/// assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 1.0)?, 4.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn quantile(values: &[f64], probability: f64) -> Result<f64> {
    let values = sorted(logits("values", values)?);
    let exact = finite("probability", probability).map(Exact::from_wide)?;
    if !(0.0..=1.0).contains(&probability) {
        let place = Place { argument: Argument::whole("probability"), index: None };
        return Err(Error::OutOfRange { place, value: probability, allowed: "from 0 to 1" });
    }
    Ok(interpolated(&values, &exact).to_f64())
}

/// The percentile interval: the [`quantile`]s of the replicates at (1 ∓ level)/2.
///
/// # Domain
/// Finite replicates, at least one, and a level between zero and one: 0.95 for 95 %.
///
/// # Errors
/// If a replicate is NaN or infinite, if there are none, or if `level` is not between zero and one.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::percentile_interval(&[5.0, 1.0, 2.0, 4.0, 3.0], 0.5)?, [2.0, 4.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn percentile_interval(replicates: &[f64], level: f64) -> Result<[f64; 2]> {
    let values = sorted(logits("replicates", replicates)?);
    Ok(tails(level)?.map(|tail| interpolated(&values, &tail).to_f64()))
}

/// The basic interval, which is the percentile interval reflected at the estimate: from `2θ − q_high` to `2θ − q_low`.
///
/// # Domain
/// As [`percentile_interval`]; a finite estimate.
///
/// # Errors
/// As [`percentile_interval`], and if `estimate` is NaN or infinite.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::basic_interval(&[5.0, 1.0, 2.0, 4.0, 3.0], 3.5, 0.5)?, [3.0, 5.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn basic_interval(replicates: &[f64], estimate: f64, level: f64) -> Result<[f64; 2]> {
    let values = sorted(logits("replicates", replicates)?);
    let doubled = Exact::from_wide(finite("estimate", estimate)?.double());
    let [low, high] = tails(level)?;
    Ok([high, low].map(|tail| (&doubled - &interpolated(&values, &tail)).to_f64()))
}

/// (1 − level)/2 and (1 + level)/2.
fn tails(level: f64) -> Result<[Exact; 2]> {
    let half = Exact::from_wide(finite("level", level)?.half());
    if level <= 0.0 || level >= 1.0 {
        let place = Place { argument: Argument::whole("level"), index: None };
        return Err(Error::OutOfRange { place, value: level, allowed: "between 0 and 1" });
    }
    let middle = Exact::from_wide(Wide::ONE.half());
    Ok([&middle - &half, &middle + &half])
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The quantile of sorted values, at least one, at a probability from zero to one.
fn interpolated(values: &[f64], probability: &Exact) -> Exact {
    let last = values.len() - 1;
    let place = probability * &Exact::from_wide(number(last));
    // Truncation to an f64 errs by less than one place; the exact difference says by which.
    let guess = (place.to_f64() as usize).min(last);
    let fraction_from = |index: usize| &place - &Exact::from_wide(number(index));
    let index = if fraction_from(guess).to_wide().is_negative() { guess - 1 } else { guess };
    let value = |index: usize| Exact::from_f64(values[index]);
    let rise = &value((index + 1).min(last)) - &value(index);
    &value(index) + &(&fraction_from(index) * &rise)
}
