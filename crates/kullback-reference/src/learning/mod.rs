//! Fitting a model by a divergence: projections onto normal distributions, likelihood, losses with their gradients.

mod fitting;
mod legendre;
mod likelihood;
mod loss;
mod mixture;

pub use fitting::{
    NormalFit, UniformFit, forward_fit, moment_matching, reverse_fit, uniform_forward_projection,
    uniform_reverse_projection,
};
pub use likelihood::{
    categorical_nll, g_independence, g_statistic, geometric_projection, normal_mle, normal_nll, pearson_statistic,
    poisson_projection,
};
pub use loss::{batch_gradient, batch_kl_loss, cross_entropy_gradient, kl_loss, sgd_normal_kl, sgd_normal_mean};
pub use mixture::{kl_mixture_normal, kl_normal_mixture, kl_normal_mixture_derivatives};

use crate::Enclosure;

/// The sum of enclosures.
fn sum(terms: impl IntoIterator<Item = Enclosure>, precision: u32) -> Enclosure {
    terms.into_iter().fold(Enclosure::zero(precision), |sum, term| sum + term)
}
