//! Estimation: divergences and entropies from samples, and how far such estimates are from what they estimate.
//!
//! | from | functions |
//! |---|---|
//! | log-ratios of a sample of p | [`kl_k1`], [`kl_k2`], [`kl_k3`], and an interval for each |
//! | p and q themselves | the moments of those estimators: [`k1_moments`], [`k2_moments`], [`k3_moments`] |
//! | counts | [`plug_in_entropy`], [`plug_in_kl`], [`miller_madow_entropy`], [`miller_madow_kl`], [`grassberger_entropy`], [`additive_smoothing`] |
//! | p and a sample size | [`plug_in_expectation`], [`plug_in_bias`] |
//! | two samples | [`nearest_neighbor_kl`] |
//! | resamples | [`bootstrap`], [`resampled_means`], [`bootstrap_standard_error`], [`percentile_interval`], [`basic_interval`], [`quantile`] |
//!
//! Nothing here draws random numbers: samples, and the indices of resamples, are the caller's.

mod bootstrap;
mod moments;
mod monte_carlo;
mod nearest_neighbor;
mod plug_in;
mod sampling;

pub use bootstrap::{
    basic_interval, bootstrap, bootstrap_standard_error, percentile_interval, quantile, resampled_means,
};
pub use moments::{Moments, k1_moments, k2_moments, k3_moments};
pub use monte_carlo::{
    Estimate, LOWEST_LOG_RATIO, kl_k1, kl_k1_interval, kl_k2, kl_k2_interval, kl_k3, kl_k3_interval, log_ratios,
};
pub use nearest_neighbor::nearest_neighbor_kl;
pub use plug_in::{
    LARGEST_COUNT, additive_smoothing, grassberger_entropy, miller_madow_entropy, miller_madow_kl, plug_in_entropy,
    plug_in_kl,
};
pub use sampling::{LARGEST_SAMPLE, plug_in_bias, plug_in_expectation};

use crate::error::{Argument, Error, Result};
use crate::wide::Wide;

/// That there are so many entries.
fn at_least(name: &'static str, count: usize, needed: usize) -> Result<()> {
    if count >= needed { Ok(()) } else { Err(Error::TooFew { argument: Argument::whole(name), count, needed }) }
}

/// g(x) − g(y), where g(x) = eˣ − 1 − x, from m = (x + y)/2 and h = (x − y)/2, both relatively accurate; `far` is the difference itself, for h
/// of one or more.
///
/// It is 2 [(eᵐ − 1) sinh h + (sinh h − h)], which is as accurate as m and h are where x and y are mirror images and g is nearly the same of both.
fn k3_difference(m: Wide, h: Wide, far: impl FnOnce() -> Wide) -> Wide {
    if h.abs() >= Wide::ONE {
        return far();
    }
    let excess = sinh_excess(h);
    (m.exp_m1() * (h + excess) + excess).double()
}

/// sinh h − h for |h| < 1, by its series: a term is h²/(2k(2k + 1)) of the one before, so that the 17th is below 2⁻¹³⁰ of the first.
fn sinh_excess(h: Wide) -> Wide {
    let square = h.square();
    let next = |tail: Wide, k: i64| (Wide::ONE + tail) * square / Wide::from_integer(2 * k * (2 * k + 1));
    h * (1..=17).rev().fold(Wide::ZERO, next)
}

/// A number of things.
fn number(count: usize) -> Wide {
    Wide::new(false, count as u128, 0)
}
