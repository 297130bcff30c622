//! The Pareto distribution.

use super::closed::{Family, Form, INFINITE, exponential, finite, map, sum};
use super::exponential::renyi_of_rates;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Pareto distribution with a shape α and a scale s, its least value: the density `α s^α x^(−α − 1)` from s on.
///
/// `KL = [α₂/α₁ − 1 − ln(α₂/α₁)] + α₂ ln(s₁/s₂)` for s₁ ≥ s₂, a sum of two non-negative terms, in nats; `+∞` for s₁ < s₂. The gradient where s₁ = s₂ is
/// that towards s₁ > s₂.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pareto {
    shape: Wide,
    scale: Wide,
}

impl Pareto {
    /// The Pareto distribution with that shape and that scale.
    ///
    /// # Errors
    /// If either is not positive and finite.
    pub fn new(shape: f64, scale: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self { shape: door.positive("shape", shape)?, scale: door.positive("scale", scale)? })
    }

    /// α.
    #[must_use]
    pub fn shape(&self) -> f64 {
        self.shape.to_f64()
    }

    /// s.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }

    /// The expectation of (X/c)^k, infinite unless k < α.
    fn moment(&self, scale: Wide, k: Wide) -> Form {
        if self.shape <= k {
            return INFINITE;
        }
        let least = exponential(k * Wide::ln_ratio(self.scale, scale));
        map(Some(least), |least| least * self.shape / (self.shape - k))
    }

    /// The expectation of X, infinite unless 1 < α.
    fn mean(&self) -> Form {
        if self.shape <= Wide::ONE { INFINITE } else { finite(self.scale * self.shape / (self.shape - Wide::ONE)) }
    }

    /// The expectation of ln X.
    fn mean_ln(&self) -> Wide {
        self.scale.ln() + Wide::ONE / self.shape
    }
}

impl Family for Pareto {
    const NAME: &'static str = "pareto";

    fn support(&self) -> Support {
        Support::Interval { low: self.scale(), high: f64::INFINITY }
    }

    fn code(&self) -> Option<Code> {
        let constant = -self.shape.ln() - self.shape * self.scale.ln();
        Some(Code::new(constant, [(Wide::ONE, Statistic::Ln), (self.shape, Statistic::Ln)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        let beyond_one = self.shape - Wide::ONE;
        match statistic {
            Statistic::Value => self.mean(),
            Statistic::Ln => finite(self.mean_ln()),
            Statistic::Power { scale, exponent } => self.moment(*scale, *exponent),
            Statistic::SquaredLnDeviation(c) => {
                finite((Wide::ONE / self.shape).square() + (self.mean_ln() - *c).square())
            }
            Statistic::SquaredDeviation(c) => {
                let beyond_two = self.shape - Wide::from_integer(2);
                if beyond_two <= Wide::ZERO {
                    return INFINITE;
                }
                let variance = (self.scale / beyond_one).square() * self.shape / beyond_two;
                map(self.mean(), |mean| variance + (mean - *c).square())
            }
            Statistic::AbsoluteDeviation(c) if *c <= self.scale => map(self.mean(), |mean| mean - *c),
            // With P(X > c) = (s/c)^α, and c/(α − 1) what is expected beyond c.
            Statistic::AbsoluteDeviation(c) => map(self.mean(), |mean| {
                let tail = (self.shape * Wide::ln_ratio(self.scale, *c)).exp();
                *c - mean + (*c * tail / beyond_one).double()
            }),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        let shapes = Wide::kl_div(self.shape, q.shape) / self.shape;
        finite(shapes + q.shape * Wide::ln_ratio(self.scale, q.scale))
    }

    fn entropy(&self) -> Form {
        finite(Wide::ln_ratio(self.scale, self.shape) + Wide::ONE + Wide::ONE / self.shape)
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        sum(Family::kl(self, q), Family::entropy(self))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let by_shape = (self.shape - q.shape) / self.shape.square();
        let shapes = (q.shape - self.shape) / (self.shape * q.shape);
        let by_q_shape = Wide::ln_ratio(self.scale, q.scale) + shapes;
        Some([vec![by_shape, q.shape / self.scale], vec![by_q_shape, -(q.shape / q.scale)]])
    }

    /// That of the rates α, as of ln X, with α₂ ln(s₁/s₂), or where p reaches lower with α/(1 − α) α₁ ln(s₂/s₁).
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let shift = if self.scale >= q.scale {
            q.shape * Wide::ln_ratio(self.scale, q.scale)
        } else {
            order.alpha / order.complement * self.shape * Wide::ln_ratio(q.scale, self.scale)
        };
        map(Some(renyi_of_rates(self.shape, q.shape, order)), |shapes| shapes + shift)
    }

    /// Of equal scales: with the shapes a < b, `(1 − a/b) (a/b)^(a/(b − a))`.
    fn total_variation(&self, q: &Self) -> Form {
        let (a, b) = (self.shape.min(q.shape), self.shape.max(q.shape));
        match (self.scale == q.scale, b - a) {
            (false, _) => None,
            (true, gap) if gap.is_zero() => finite(Wide::ZERO),
            (true, gap) => finite(gap / b * (a * Wide::ln_ratio(a, b) / gap).exp()),
        }
    }
}
