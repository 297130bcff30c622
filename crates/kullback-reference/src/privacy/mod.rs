//! Differential privacy by Rényi divergences.

mod conversion;
mod gaussian;
mod pure;

pub use conversion::{Conversion, compose, rdp_to_dp, rdp_to_dp_mironov, zcdp_to_dp};
pub use gaussian::{gaussian_delta, gaussian_epsilon, gaussian_rdp, gaussian_zcdp};
pub use pure::{pure_rdp, randomized_response_epsilon, randomized_response_rdp};

use rug::Rational;

use crate::{OutOfDomain, domain};

/// That a failure probability is above zero and below one, or one if that is allowed.
fn failure(delta: &Rational, allows_one: bool) -> Result<(), OutOfDomain> {
    domain::positive("delta", delta)?;
    if *delta < 1 || (allows_one && *delta == 1) {
        return Ok(());
    }
    Err(OutOfDomain::new("delta", "is too large"))
}
