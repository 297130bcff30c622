//! Evidence lower bounds: latent-variable models with normal distributions, and diffusion.
