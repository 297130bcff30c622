//! The normal distribution.

use super::closed::{Family, Form, INFINITE, exponential, finite};
use super::exponential::{Natural, NaturalForm, renyi_of_rates};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The normal distribution with a mean μ and a standard deviation σ.
///
/// `KL = ½ [σ₁²/σ₂² − 1 − ln(σ₁²/σ₂²)] + (μ₁ − μ₂)²/(2σ₂²)`, a sum of two non-negative terms, in nats.
///
/// An exponential family with T(x) = (x, x²).
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the Bhattacharyya distance, the squared Hellinger distance and χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Normal {
    mean: Wide,
    variance: Wide,
}

impl Normal {
    /// The normal distribution with that mean and that standard deviation.
    ///
    /// # Errors
    /// If the mean is not finite, or the standard deviation not positive and finite.
    pub fn new(mean: f64, std: f64) -> Result<Self> {
        Self::through(Door(Self::NAME), mean, std)
    }

    /// The same under the name of a family whose members are transformed normal variables.
    pub(super) fn through(door: Door, mean: f64, std: f64) -> Result<Self> {
        Ok(Self { mean: door.finite("mean", mean)?, variance: door.positive("std", std)?.square() })
    }

    /// μ.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean.to_f64()
    }

    /// σ.
    #[must_use]
    pub fn std(&self) -> f64 {
        self.standard_deviation().to_f64()
    }

    /// μ, in the engine.
    pub(super) const fn wide_mean(&self) -> Wide {
        self.mean
    }

    /// σ².
    pub(super) const fn variance(&self) -> Wide {
        self.variance
    }

    /// ½ ln 2πσ².
    pub(super) fn half_ln_tau_variance(&self) -> Wide {
        (Wide::pi().double() * self.variance).ln().half()
    }

    /// With a mean and a standard deviation that were checked.
    pub(super) fn of_wide(mean: Wide, std: Wide) -> Self {
        Self { mean, variance: std.square() }
    }

    /// μ and σ².
    pub(super) fn moments(&self) -> (Wide, Wide) {
        (self.mean, self.variance)
    }

    /// σ, exactly: the root of the square of 53 bits.
    fn standard_deviation(&self) -> Wide {
        self.variance.sqrt()
    }
}

impl Family for Normal {
    const NAME: &'static str = "normal";

    fn support(&self) -> Support {
        Support::LINE
    }

    fn code(&self) -> Option<Code> {
        let constant = (Wide::pi().double() * self.variance).ln().half();
        Some(Code::new(constant, [(Wide::ONE / self.variance.double(), Statistic::SquaredDeviation(self.mean))]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.mean),
            Statistic::SquaredDeviation(c) => finite(self.variance + (self.mean - *c).square()),
            // σ √(2/π) e^(−d²/2σ²) + d erf(d/(σ√2)), with d = μ − c.
            Statistic::AbsoluteDeviation(c) => {
                let distance = self.mean - *c;
                let tail = (-(distance.square() / self.variance).half()).exp();
                let spread = (self.variance.double() / Wide::pi()).sqrt() * tail;
                finite(spread + distance * (distance / self.variance.double().sqrt()).erf())
            }
            Statistic::Exponential { origin, scale } => {
                let exponent = (*origin - self.mean) / *scale + self.variance / scale.square().double();
                Some(exponential(exponent))
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        let spread = Wide::kl_div(q.variance, self.variance);
        finite(((spread + (self.mean - q.mean).square()) / q.variance).half())
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let (std, q_std, shift) = (self.standard_deviation(), q.standard_deviation(), self.mean - q.mean);
        let by_mean = shift / q.variance;
        let by_std = (self.variance - q.variance) / (std * q.variance);
        let by_q_std = (q.variance - self.variance - shift.square()) / (q_std * q.variance);
        Some([vec![by_mean, by_std], vec![-by_mean, by_q_std]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let precision = Wide::ONE / self.variance;
        Some(vec![vec![precision, Wide::ZERO], vec![Wide::ZERO, precision.double()]])
    }

    /// `½ D_α of the rates 1/σ² + α (μ₁ − μ₂)²/(2v)`, v = ασ₂² + (1 − α)σ₁².
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Some(spread) = renyi_of_rates(q.variance, self.variance, order) else {
            return INFINITE;
        };
        let variance = order.alpha * q.variance + order.complement * self.variance;
        finite((spread + order.alpha * (self.mean - q.mean).square() / variance).half())
    }

    /// Of equal standard deviations: erf(|μ₁ − μ₂|/(2√2 σ)).
    fn total_variation(&self, q: &Self) -> Form {
        let distance = (self.mean - q.mean).abs() / self.variance.scale(3).sqrt();
        if self.variance == q.variance { finite(distance.erf()) } else { None }
    }
}

impl NaturalForm for Normal {
    /// θ = (μ/σ², −1/(2σ²)), F = μ²/(2σ²) + ½ ln 2πσ².
    fn natural(&self) -> Natural {
        let precision = Wide::ONE / self.variance;
        let entropy = (Wide::pi().double() * self.variance).ln().half();
        Natural {
            parameters: vec![self.mean * precision, -precision.half()],
            log_partition: self.mean.square() * precision.half() + entropy,
            mean: vec![self.mean, self.mean.square() + self.variance],
        }
    }
}
