//! The bootstrap: what is made of resamples.

use rug::Rational;

use super::{at_least, mean_and_squares, monte_carlo::root};
use crate::{Enclosure, OutOfDomain, domain};

/// `Σ wv/Σ w` for each row w of weights.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no values or rows, or a row is not as long as the values, has a negative entry, or is zero.
pub fn resampled_means(
    values: &[Rational],
    weights: &[Vec<Rational>],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::non_empty("values", values)?;
    domain::non_empty("weights", weights)?;
    let mean = |(row, weights): (usize, &Vec<Rational>)| {
        let refuse = |problem: &str| Err(OutOfDomain::new("weights", problem).at(&[row]));
        if weights.len() != values.len() {
            return refuse("is not as long as values");
        }
        for (column, weight) in weights.iter().enumerate() {
            domain::non_negative("weights", &[row, column], weight)?;
        }
        let total = domain::sum(weights);
        if total.is_zero() {
            return refuse("has no weight");
        }
        let sum: Rational = values.iter().zip(weights).map(|(value, weight)| Rational::from(value * weight)).sum();
        Ok(Enclosure::exact(&(sum / total), precision))
    };
    weights.iter().enumerate().map(mean).collect()
}

/// `√(Σ (θ − θ̄)²/(B − 1))`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are fewer than two replicates.
pub fn bootstrap_standard_error(replicates: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_empty("replicates", replicates)?;
    at_least("replicates", replicates.len(), 2)?;
    let (_, squares) = mean_and_squares(replicates);
    Ok(root(&(squares / Rational::from(replicates.len() - 1)), precision))
}

/// The point at `(B − 1) probability` of the polygon through the B sorted values.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no values, or the probability is not from zero to one.
pub fn quantile(values: &[Rational], probability: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_empty("values", values)?;
    domain::probability("probability", probability)?;
    Ok(Enclosure::exact(&polygon(values, probability), precision))
}

/// The [`quantile`]s at `(1 ∓ level)/2`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no replicates, or the level is not between zero and one.
pub fn percentile_interval(
    replicates: &[Rational],
    level: &Rational,
    precision: u32,
) -> Result<[Enclosure; 2], OutOfDomain> {
    domain::non_empty("replicates", replicates)?;
    Ok(percentiles(replicates, level)?.map(|end| Enclosure::exact(&end, precision)))
}

/// The percentile interval, reflected at the estimate.
///
/// # Errors
///
/// As [`percentile_interval`].
pub fn basic_interval(
    replicates: &[Rational],
    estimate: &Rational,
    level: &Rational,
    precision: u32,
) -> Result<[Enclosure; 2], OutOfDomain> {
    domain::non_empty("replicates", replicates)?;
    let [low, high] = percentiles(replicates, level)?;
    let reflected = |end: Rational| Enclosure::exact(&(Rational::from(estimate * 2_u32) - end), precision);
    Ok([reflected(high), reflected(low)])
}

fn percentiles(values: &[Rational], level: &Rational) -> Result<[Rational; 2], OutOfDomain> {
    domain::positive("level", level)?;
    if *level >= 1 {
        return Err(OutOfDomain::new("level", "is not below one"));
    }
    let tails = [Rational::from(1 - level) / 2_u32, Rational::from(1 + level) / 2_u32];
    Ok(tails.map(|tail| polygon(values, &tail)))
}

fn polygon(values: &[Rational], probability: &Rational) -> Rational {
    let mut sorted: Vec<&Rational> = values.iter().collect();
    sorted.sort_unstable();
    let place = probability * Rational::from(values.len() - 1);
    let below = Rational::from(place.floor_ref());
    let index = below.numer().to_usize().unwrap_or_default();
    let next = sorted[(index + 1).min(values.len() - 1)];
    Rational::from(next - sorted[index]) * (place - below) + sorted[index]
}
