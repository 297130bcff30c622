//! Steps of optimisation in the geometry of the divergence: mirror descent, natural gradient, Frank–Wolfe, expectation–maximisation.
//!
//! | method | one step | minimises at each step |
//! |---|---|---|
//! | mirror descent on the simplex, which is exponentiated gradient, which is multiplicative weights | [`mirror_step`], [`mirror_path`], [`geometric_step`] | η⟨g, x⟩ + KL(x‖p) over the distribution x |
//! | natural gradient in natural parameters | [`natural_step_bernoulli`], [`natural_step_poisson`], [`natural_step_normal`]; of logits, again [`mirror_step`] | the same over the mean parameters: its proximity is KL(new‖old) |
//! | proximal step in natural parameters | [`proximal_step_bernoulli`], [`proximal_step_poisson`], [`proximal_step_normal`]; of logits [`replicator_step`] | η⟨g, θ⟩ + KL(old‖new) over the natural parameters |
//! | Euclidean gradient on logits | [`policy_gradient_step`] | neither |
//! | Frank–Wolfe on the simplex | [`frank_wolfe_reverse_step`], [`frank_wolfe_forward_step`] | the tangent, over the vertices |
//! | expectation–maximisation | [`categorical_em_step`], [`gaussian_em_step`] | the free energy, first over the posterior and then over the parameters |
//!
//! The second and the third row differ by O(η²), except where the mean parameter is the natural one up to a factor: for the mean of a Gaussian
//! of fixed variance they are one.

mod frank_wolfe;
mod mirror;
mod mixture;
mod natural;

pub use frank_wolfe::{
    frank_wolfe_forward_gap, frank_wolfe_forward_line_search, frank_wolfe_forward_step, frank_wolfe_forward_vertex,
    frank_wolfe_reverse_gap, frank_wolfe_reverse_line_search, frank_wolfe_reverse_step, frank_wolfe_reverse_vertex,
};
pub use mirror::{
    geometric_step, hedge_bound, hedge_loss, hedge_rate, mirror_path, mirror_step, policy_gradient_step,
    replicator_step,
};
pub use mixture::{
    CategoricalMixture, GaussianMixture, categorical_em_step, categorical_log_likelihood, categorical_responsibilities,
    gaussian_em_step, gaussian_log_likelihood, gaussian_responsibilities,
};
pub use natural::{
    natural_step_bernoulli, natural_step_normal, natural_step_poisson, proximal_step_bernoulli, proximal_step_normal,
    proximal_step_poisson,
};

use crate::error::{Argument, Error, Place};

/// A scalar that is outside the range which the other arguments leave it.
fn out_of_range(name: &'static str, value: f64, allowed: &'static str) -> Error {
    Error::OutOfRange { place: Place { argument: Argument::whole(name), index: None }, value, allowed }
}
