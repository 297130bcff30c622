//! Maximum mean discrepancy with the Gaussian kernel `exp(−(x − y)²/(2ℓ²))`.

use std::collections::BTreeMap;

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// `E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y)` for two normal distributions.
///
/// Domain: any means, positive standard deviations and bandwidth. Exactly zero when the distributions are equal.
///
/// # Errors
///
/// [`OutOfDomain`] if a standard deviation or the bandwidth is not positive.
pub fn squared_mmd_normal(
    mean_p: &Rational,
    std_p: &Rational,
    mean_q: &Rational,
    std_q: &Rational,
    bandwidth: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("std_p", std_p)?;
    domain::positive("std_q", std_q)?;
    domain::positive("bandwidth", bandwidth)?;
    if mean_p == mean_q && std_p == std_q {
        return Ok(Enclosure::zero(precision));
    }
    let square = |x: &Rational| Rational::from(x.square_ref());
    let [p, q, kernel] = [std_p, std_q, bandwidth].map(square);
    let distance = square(&Rational::from(mean_p - mean_q));
    // The mean kernel of two variables whose difference has that squared mean and that variance.
    let mean = |squared_mean: &Rational, variance: Rational| {
        let total = variance + &kernel;
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let decay = exact(&(squared_mean / Rational::from(&total * -2))).exp();
        exact(&Rational::from(&kernel / &total)).sqrt() * decay
    };
    let zero = Rational::new();
    let within = mean(&zero, Rational::from(&p * 2)) + mean(&zero, Rational::from(&q * 2));
    Ok(within - mean(&distance, p + q).scale(2))
}

/// `mean k(xᵢ, xⱼ) + mean k(yᵢ, yⱼ) − 2 mean k(xᵢ, yⱼ)` over all pairs.
///
/// Domain: at least one number on each side, and a positive bandwidth. Exactly zero when the empirical distributions are
/// equal.
///
/// # Errors
///
/// [`OutOfDomain`] if a sample is empty, or the bandwidth is not positive.
pub fn squared_mmd_biased(
    x: &[Rational],
    y: &[Rational],
    bandwidth: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check(x, y, 1, bandwidth)?;
    Ok(estimate(x, y, bandwidth, true, precision))
}

/// The same over pairs of different indices.
///
/// Domain: at least two numbers on each side, and a positive bandwidth.
///
/// # Errors
///
/// [`OutOfDomain`] if a sample has fewer than two numbers, or the bandwidth is not positive.
pub fn squared_mmd_unbiased(
    x: &[Rational],
    y: &[Rational],
    bandwidth: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check(x, y, 2, bandwidth)?;
    Ok(estimate(x, y, bandwidth, false, precision))
}

fn check(x: &[Rational], y: &[Rational], needed: usize, bandwidth: &Rational) -> Result<(), OutOfDomain> {
    for (name, sample) in [("x", x), ("y", y)] {
        if sample.len() < needed {
            return Err(OutOfDomain::new(name, format!("has {} entries, and {needed} are needed", sample.len())));
        }
    }
    domain::positive("bandwidth", bandwidth)
}

/// The estimate as `Σ w(s) exp(−s/(2ℓ²))` over the squared distances s. Exponentials of different rationals are linearly
/// independent, so that it vanishes exactly when all weights do.
fn estimate(x: &[Rational], y: &[Rational], bandwidth: &Rational, with_itself: bool, precision: u32) -> Enclosure {
    let mut weights: BTreeMap<Rational, Rational> = BTreeMap::new();
    let mut add = |a: &Rational, b: &Rational, weight: &Rational| {
        *weights.entry(Rational::from(a - b).square()).or_default() += weight;
    };
    for sample in [x, y] {
        let n = sample.len();
        let pairs = if with_itself { n * n } else { n * (n - 1) };
        let weight = Rational::from((1, pairs as u64));
        for (i, a) in sample.iter().enumerate() {
            for (_, b) in sample.iter().enumerate().filter(|(j, _)| with_itself || *j != i) {
                add(a, b, &weight);
            }
        }
    }
    let weight = Rational::from((-2, (x.len() * y.len()) as u64));
    x.iter().for_each(|a| y.iter().for_each(|b| add(a, b, &weight)));
    let scale = Rational::from(bandwidth.square_ref()) * -2;
    let mut sum = Enclosure::zero(precision);
    for (squared, weight) in weights.iter().filter(|(_, weight)| !weight.is_zero()) {
        let kernel = Enclosure::exact(&Rational::from(squared / &scale), precision).exp();
        sum += &(Enclosure::exact(weight, precision) * kernel);
    }
    sum
}
