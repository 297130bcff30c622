//! Evidence lower bounds: latent-variable models with normal distributions, and diffusion.
//!
//! The linear Gaussian model has `z ~ N(0, 1)` and `x` given `z` from `N(wz + b, σ²)`; all normal distributions are given by mean and
//! variance. What is a rational function of the inputs is computed exactly; logarithms and exponentials are enclosed.

mod diffusion;
mod latent;

pub use diffusion::{
    DiffusionElbo, diffusion_elbo, diffusion_gains, diffusion_log_evidence, diffusion_noise_weights,
    diffusion_posterior, diffusion_prior_kl, diffusion_step_kl, signal_variances,
};
pub use latent::{
    Elbo, Gaussian, annealed_beta, beta_elbo, beta_evidence, beta_posterior, elbo, elbo_gap, encoder_weight,
    linear_decoder_weight, log_evidence, mean_log_evidence, posterior, posterior_kl, rate, standard_normal_kl,
    standard_normal_kl_terms,
};
