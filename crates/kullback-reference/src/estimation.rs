//! Estimates of divergences and entropies from samples, and their moments, by their textbook formulas.

mod bootstrap;
mod counts;
mod moments;
mod monte_carlo;
mod neighbors;

pub use bootstrap::{basic_interval, bootstrap_standard_error, percentile_interval, quantile, resampled_means};
pub use counts::{
    additive_smoothing, grassberger_entropy, miller_madow_entropy, miller_madow_kl, plug_in_bias, plug_in_entropy,
    plug_in_expectation, plug_in_kl,
};
pub use moments::{Moments, k1_moments, k2_moments, k3_moments};
pub use monte_carlo::{Estimate, kl_k1, kl_k1_interval, kl_k2, kl_k2_interval, kl_k3, kl_k3_interval, log_ratios};
pub use neighbors::nearest_neighbor_kl;

use rug::Rational;

use crate::{OutOfDomain, domain};

/// At least so many entries.
fn at_least(name: &str, count: usize, needed: usize) -> Result<(), OutOfDomain> {
    if count >= needed {
        return Ok(());
    }
    Err(OutOfDomain::new(name, format!("has {count} entries of the {needed} that it takes")))
}

/// The mean of some numbers, at least one, and the sum of squared deviations from it.
fn mean_and_squares(values: &[Rational]) -> (Rational, Rational) {
    let mean = domain::sum(values) / Rational::from(values.len());
    let squares = values.iter().map(|value| Rational::from(value - &mean).square()).sum();
    (mean, squares)
}
