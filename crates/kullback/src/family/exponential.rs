//! Exponential families as one concept: `p(x) = h(x) exp(⟨θ, T(x)⟩ − F(θ))`.
//!
//! The divergence of two members is the Bregman divergence of the log-partition function F,
//! `KL(p‖q) = F(θ_q) − F(θ_p) − ⟨∇F(θ_p), θ_q − θ_p⟩`, and their normalised geometric mixture is the member at `αθ_p + (1 − α)θ_q`.

use super::Distribution;
use crate::domain::{Extended, round};
use crate::term::{self, Order};
use crate::wide::Wide;

/// A member of an exponential family in its natural coordinates.
#[derive(Debug, Clone)]
pub struct Natural {
    /// θ.
    pub(crate) parameters: Vec<Wide>,
    /// F(θ).
    pub(crate) log_partition: Wide,
    /// ∇F(θ) = E T.
    pub(crate) mean: Vec<Wide>,
}

/// A family that is exponential for internal purposes.
pub trait NaturalForm {
    /// The member in natural coordinates.
    fn natural(&self) -> Natural;
}

/// A distribution of an exponential family, `p(x) = h(x) exp(⟨θ, T(x)⟩ − F(θ))`. Each says what its T is.
pub trait ExponentialFamily: Distribution + NaturalForm {
    /// The natural parameters θ, in the order of the sufficient statistics.
    fn natural_parameters(&self) -> Vec<f64> {
        self.natural().parameters.into_iter().map(Wide::to_f64).collect()
    }

    /// The log-partition function F(θ).
    fn log_partition(&self) -> f64 {
        round(Some(self.natural().log_partition))
    }

    /// The expectations of the sufficient statistics, `∇F(θ)`.
    fn mean_parameters(&self) -> Vec<f64> {
        self.natural().mean.into_iter().map(Wide::to_f64).collect()
    }
}

impl<T: Distribution + NaturalForm> ExponentialFamily for T {}

/// The Rényi divergence of order α of two exponential distributions with rates x and y, and of whatever else has `F(θ) = −ln θ`, for an order other
/// than 0 and 1: `ln(M/A)/(1 − α)`, M and A the weighted arithmetic and geometric means of x and y. `+∞` where M is not positive.
///
/// M − A is the [gap](term::power_gap) that the orders on vectors come from, and relatively accurate for any x, y and order.
pub(super) fn renyi_of_rates(x: Wide, y: Wide, order: Order) -> Extended {
    let Order { alpha, complement } = order;
    let mean = alpha * x + complement * y;
    if mean <= Wide::ZERO {
        return None;
    }
    let geometric = y * (alpha * Wide::ln_ratio(x, y)).exp();
    let excess = alpha * complement * term::power_gap(x, y, order)? / geometric;
    // Above order one the excess is negative; near −1 the arithmetic mean itself is what is small.
    let ln = if excess > -Wide::ONE.half() { excess.ln_1p() } else { Wide::ln_ratio(mean, geometric) };
    Some(ln / complement)
}
