//! Distances that are no divergences, beside them: maximum mean discrepancy and Wasserstein.
//!
//! They know how far apart outcomes are, which a divergence does not: they stay finite when supports are disjoint, and unlike a divergence they
//! change when the outcomes are measured in other units.

mod discrepancy;
mod transport;

pub use discrepancy::{squared_mmd_biased, squared_mmd_normal, squared_mmd_unbiased};
pub use transport::{wasserstein_1, wasserstein_1_normal, wasserstein_2_diagonal_normal, wasserstein_2_normal};
