//! Policies regularised by a divergence from a reference: the Gibbs tilt, preferences, trust regions.
//!
//! A policy is a distribution of one's actions, or of one's responses to a prompt. Whoever maximises a reward r and pays β for each nat of
//! divergence from a reference π₀ plays the *tilt* `π ∝ π₀ exp(r/β)`:
//!
//! ```
//! use kullback::policy::{budget_multiplier, soft_value, tilt, tilted_kl, tilted_reward};
//! let (reference, reward) = ([0.35, 0.25, 0.2, 0.12, 0.08], [1.0, 2.5, -0.5, 3.0, 0.5]);
//! let gained = tilted_reward(&reference, &reward, 0.5)?;
//! let paid = tilted_kl(&reference, &reward, 0.5)?;
//! approx::assert_relative_eq!(gained - 0.5 * paid, soft_value(&reference, &reward, 0.5)?, epsilon = 0.0, max_relative = 1e-14);
//! // Who may diverge by that much and no more pays the same price.
//! approx::assert_relative_eq!(budget_multiplier(&reference, &reward, paid)?, 0.5, epsilon = 0.0, max_relative = 1e-13);
//! // No temperature is too low: exp(3/1e-300) is never formed.
//! assert_eq!(tilt(&reference, &reward, 1e-300)?, [0.0, 0.0, 0.0, 1.0, 0.0]);
//! # Ok::<(), kullback::Error>(())
//! ```
//!
//! * [`tilt`], [`soft_value`], [`tilted_reward`], [`tilted_kl`], [`tilted_variance`], [`frontier`]: the optimum at a price β;
//! * [`budget_multiplier`], [`largest_budget`], [`constrained_reward`]: the optimum within a budget of nats;
//! * [`bradley_terry`], [`preference_loss`], [`implicit_reward`], [`dpo_loss`], [`dpo_gradient`]: direct preference optimisation;
//! * [`policy_gradient`]: the gradient of the expected reward of a softmax policy;
//! * [`trust_region_step`], [`trust_region_policy`], [`trust_region_kl`]: a natural-gradient step on a softmax policy;
//! * [`clipped_surrogate`], [`clipped_gradient`], [`clip_range`], [`clip_divergence`], [`clip_divergence_reverse`]: proximal policy optimisation.

mod budget;
mod clip;
mod gradient;
mod preference;
mod tilt;
mod trust_region;

pub use budget::{budget_multiplier, constrained_reward, largest_budget};
pub use clip::{clip_divergence, clip_divergence_reverse, clip_range, clipped_gradient, clipped_surrogate};
pub use gradient::policy_gradient;
pub use preference::{bradley_terry, dpo_gradient, dpo_loss, implicit_reward, preference_loss};
pub use tilt::{Tradeoff, frontier, soft_value, tilt, tilted_kl, tilted_reward, tilted_variance};
pub use trust_region::{trust_region_kl, trust_region_policy, trust_region_step};
