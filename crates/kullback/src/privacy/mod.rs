//! Differential privacy by Rényi divergences.
//!
//! A mechanism is (α, ρ)-RDP if the Rényi divergence of order α between its outputs on neighbouring inputs is at most ρ (Mironov 2017), ρ-zCDP if it is
//! at most αρ for every α > 1 (Bun and Steinke 2016), and (ε, δ)-DP if `P(S) ≤ e^ε Q(S) + δ` for every event S (Dwork et al. 2006).
//!
//! | | |
//! |---|---|
//! | the Gaussian mechanism | [`gaussian_rdp`], [`gaussian_zcdp`]; exactly, [`gaussian_delta`] and [`gaussian_epsilon`] |
//! | randomised response, and all mechanisms of pure ε-DP | [`randomized_response_epsilon`], [`randomized_response_rdp`], [`pure_rdp`] |
//! | composition | [`compose`] |
//! | from Rényi to (ε, δ) | [`rdp_to_dp`], [`rdp_to_dp_mironov`], [`zcdp_to_dp`] |
//!
//! Everything is in nats.

mod conversion;
mod gaussian;
mod pure;

pub use conversion::{Conversion, compose, rdp_to_dp, rdp_to_dp_mironov, zcdp_to_dp};
pub use gaussian::{gaussian_delta, gaussian_epsilon, gaussian_rdp, gaussian_zcdp};
pub use pure::{pure_rdp, randomized_response_epsilon, randomized_response_rdp};

use crate::domain::positive;
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// A number from zero to one; `allows_one` says whether one is among them.
fn unit_interval(name: &'static str, value: f64, allows_one: bool) -> Result<Wide> {
    let number = positive(name, value)?;
    if number < Wide::ONE || (allows_one && number == Wide::ONE) {
        return Ok(number);
    }
    let allowed = if allows_one { "above zero and at most one" } else { "above zero and below one" };
    Err(Error::OutOfRange { place: Place { argument: Argument::whole(name), index: None }, value, allowed })
}
