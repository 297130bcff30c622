//! The Lindley distribution.

use super::closed::{Family, Form, INFINITE, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Lindley distribution with a parameter θ: the density `θ²/(1 + θ) (1 + x) exp(−θx)`.
///
/// With D(x, y) = x ln(x/y) − x + y, `KL = 2 D(θ₁, θ₂)/θ₁ − D(1 + θ₁, 1 + θ₂)/(1 + θ₁)`, in nats: the Bregman divergences of −2 ln θ and −ln(1 + θ),
/// of which the second is at most half the first, because its generator's curvature is.
///
/// An exponential family with T(x) = x.
///
/// # Accuracy
/// Within 0.51 ULP for any θ, also of the Rényi divergence and what comes from it. So is the entropy, which has an exponential
/// integral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lindley {
    theta: Wide,
}

impl Lindley {
    /// The Lindley distribution with that θ.
    ///
    /// # Errors
    /// If it is not positive and finite.
    pub fn new(theta: f64) -> Result<Self> {
        Ok(Self { theta: Door(Self::NAME).positive("theta", theta)? })
    }

    /// θ.
    #[must_use]
    pub fn theta(&self) -> f64 {
        self.theta.to_f64()
    }

    fn log_partition(&self) -> Wide {
        self.theta.ln_1p() - self.theta.ln().double()
    }

    /// E ln(1 + X) = (1 + e^θ E₁(θ))/(1 + θ).
    fn mean_ln_1p(&self) -> Wide {
        (Wide::ONE + self.theta.exp_e1()) / (Wide::ONE + self.theta)
    }

    fn expected(&self) -> Wide {
        let after = Wide::ONE + self.theta;
        (Wide::ONE + after) / (self.theta * after)
    }
}

/// F″ = 2/θ² − 1/(1 + θ)² between two θ: `(F′(θ₁) − F′(θ₂))/(θ₂ − θ₁)`, over which the difference of the means is their distance.
fn curvature(x: Wide, y: Wide) -> Wide {
    Wide::from_integer(2) / (x * y) - Wide::ONE / ((Wide::ONE + x) * (Wide::ONE + y))
}

/// KL of the member at x from that at y, given x − y as well.
fn kl_by_difference(x: Wide, y: Wide, apart: Wide) -> Wide {
    let outer = Wide::kl_div_by_difference(x, y, apart) / x;
    let (after_x, after_y) = (Wide::ONE + x, Wide::ONE + y);
    outer.double() - Wide::kl_div_by_difference(after_x, after_y, apart) / after_x
}

impl Family for Lindley {
    const NAME: &'static str = "lindley";

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    fn code(&self) -> Option<Code> {
        None
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.expected()),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        finite(kl_by_difference(self.theta, q.theta, self.theta - q.theta))
    }

    /// `ln(1 + θ) − 2 ln θ + 1 − e^θ E₁(θ)/(1 + θ)`.
    fn entropy(&self) -> Form {
        let after = Wide::ONE + self.theta;
        finite(self.log_partition() + Wide::ONE - self.theta.exp_e1() / after)
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        finite(q.log_partition() - self.mean_ln_1p() + q.theta * self.expected())
    }

    /// F″(θ₁)(θ₁ − θ₂) and F′(θ₂) − F′(θ₁).
    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let apart = self.theta - q.theta;
        let by_theta = curvature(self.theta, self.theta) * apart;
        Some([vec![by_theta], vec![-(curvature(self.theta, q.theta) * apart)]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        Some(vec![vec![curvature(self.theta, self.theta)]])
    }

    /// Through the geometric mixture, the member at αθ₁ + (1 − α)θ₂.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        let mixture = alpha * self.theta + complement * q.theta;
        if mixture <= Wide::ZERO {
            return INFINITE;
        }
        let apart = self.theta - q.theta;
        let to_p = kl_by_difference(mixture, self.theta, -(complement * apart));
        finite(alpha / complement * to_p + kl_by_difference(mixture, q.theta, alpha * apart))
    }
}

impl NaturalForm for Lindley {
    /// The natural parameter is −θ, F = ln(1 + θ) − 2 ln θ, with h(x) = 1 + x.
    fn natural(&self) -> Natural {
        let log_partition = self.log_partition();
        Natural { parameters: vec![-self.theta], log_partition, mean: vec![self.expected()] }
    }
}
