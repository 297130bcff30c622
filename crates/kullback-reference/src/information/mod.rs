//! Information in larger systems: bottleneck, adversarial training, large deviations, surprise.

mod adversarial;
mod bottleneck;
mod large_deviations;
mod surprise;

pub use adversarial::{gan_deficit, gan_optimal_discriminator, gan_optimal_value, gan_value};
pub use bottleneck::{
    bottleneck_objective, bottleneck_rate, bottleneck_relevance, bottleneck_slack, bottleneck_step, encoder_marginal,
};
pub use large_deviations::{ln_binomial_tail, ln_type_class_bounds, ln_type_class_probability, ln_types, sanov_bounds};
pub use surprise::{
    beta_bernoulli_expected_surprise, beta_bernoulli_surprise, dirichlet_categorical_surprise, gamma_poisson_surprise,
    normal_normal_expected_surprise, normal_normal_surprise, patch_divergences, patch_surprise,
};
