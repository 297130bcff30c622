//! Evidence lower bounds: latent-variable models with normal distributions, and diffusion.
//!
//! The linear Gaussian model is the one variational autoencoder in which everything is known: z ~ N(0, 1), and x given z ~ N(w z + b, σ²).
//! Here are its evidence, its posterior, the lower bound of any normal encoder with what it lacks, the β-weighted bound with its optimum, and the
//! decoder weight that maximises the evidence. A prior N(m, s²) is the same model with w s in the place of w, and b + w m in the place of b.
//!
//! Of diffusion, here are the posteriors of the noising process, the divergences of its steps, and all terms of the bound.
//!
//! Everything normal is given by mean and *variance*. Divergences and bounds are in nats.
//!
//! # Accuracy
//! Polynomials of the inputs are exact where they cancel, and what is left is evaluated in 128 bits and rounded once: each function is within 0.51
//! ULP. A sum of terms of both signs, which is what the logarithm of a density is, keeps that as long as the result is not below
//! 2⁻⁶⁰ of its largest term.

mod diffusion;
mod latent;

pub use diffusion::{
    DiffusionElbo, diffusion_elbo, diffusion_gains, diffusion_log_evidence, diffusion_noise_weights,
    diffusion_posterior, diffusion_prior_kl, diffusion_step_kl, signal_variances,
};
pub use latent::{
    Elbo, Gaussian, annealed_beta, beta_elbo, beta_evidence, beta_posterior, elbo, elbo_gap, encoder_weight,
    linear_decoder_weight, log_evidence, mean_log_evidence, posterior, posterior_kl, rate, standard_normal_kl,
    standard_normal_kl_rows, standard_normal_kl_terms,
};
