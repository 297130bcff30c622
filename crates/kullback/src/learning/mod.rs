//! Fitting a model by a divergence: projections onto normal distributions, likelihood, losses with their gradients.
//!
//! | | |
//! |---|---|
//! | normal distributions fitted to a mixture | [`moment_matching`], [`forward_fit`], [`reverse_fit`], [`kl_mixture_normal`], [`kl_normal_mixture`], [`kl_normal_mixture_derivatives`] |
//! | uniform distributions | [`uniform_forward_projection`], [`uniform_reverse_projection`] |
//! | likelihood | [`normal_mle`], [`normal_nll`], [`categorical_nll`], [`g_statistic`], [`pearson_statistic`], [`g_independence`], [`poisson_projection`], [`geometric_projection`] |
//! | losses | [`kl_loss`], [`cross_entropy_gradient`], [`batch_kl_loss`], [`batch_gradient`] |
//! | descent | [`sgd_normal_mean`], [`sgd_normal_kl`] |

mod fitting;
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
