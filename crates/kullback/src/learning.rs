//! Fitting a model by a divergence: projections onto normal distributions, likelihood, losses with their gradients.
