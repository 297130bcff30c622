//! Distances that are no divergences, beside them: maximum mean discrepancy and Wasserstein.

mod discrepancy;
mod transport;

pub use discrepancy::{squared_mmd_biased, squared_mmd_normal, squared_mmd_unbiased};
pub use transport::{wasserstein_1, wasserstein_1_normal, wasserstein_2_diagonal_normal, wasserstein_2_normal};
