//! The Poisson distribution.

use super::bernoulli::INFINITE_NATURAL;
use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::outcomes::expectation;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::{self, Order};
use crate::wide::Wide;

/// Up to this rate the expectation of ln x! is summed: over some 2¹⁰ outcomes, in milliseconds.
const SUMMED_RATE: f64 = 1024.0;

/// The Poisson distribution with a rate λ: `P(k) = e^(−λ) λᵏ/k!`.
///
/// `KL = λ₁ ln(λ₁/λ₂) − λ₁ + λ₂`, the deviance of the rates, in nats. The Rényi divergence of order α is α times their weighted
/// arithmetic–geometric gap.
///
/// An exponential family with T(x) = x and θ = ln λ. With a rate of zero it is the point 0, and θ is infinite.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters.
///
/// The entropy, and with it cross-entropies of Poisson distributions and divergences from one to other families, is no closed form but a sum over
/// the outcomes, from which tails are left out where they are below 2⁻¹³⁹ of it. It is evaluated up to a rate of 1024, and refused beyond; within 0.51
/// ULP.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Poisson {
    rate: Wide,
}

impl Poisson {
    /// The Poisson distribution with that rate.
    ///
    /// # Errors
    /// If the rate is negative or not finite.
    pub fn new(rate: f64) -> Result<Self> {
        Ok(Self { rate: Door(Self::NAME).non_negative("rate", rate)? })
    }

    /// λ.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.rate.to_f64()
    }
}

impl Family for Poisson {
    const NAME: &'static str = "poisson";

    fn support(&self) -> Support {
        if self.rate.is_zero() { Support::Integers { low: 0, high: 0.0 } } else { Support::COUNTS }
    }

    /// λ − x ln λ + ln x!.
    fn code(&self) -> Option<Code> {
        if self.rate.is_zero() {
            return Some(Code::new(Wide::ZERO, []));
        }
        let terms = [(-self.rate.ln(), Statistic::Value), (Wide::ONE, Statistic::LnFactorial)];
        Some(Code::new(self.rate, terms))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.rate),
            Statistic::SquaredDeviation(c) => finite(self.rate + (self.rate - *c).square()),
            Statistic::LnFactorial if self.rate <= Wide::from_f64(SUMMED_RATE) => {
                let likeliest = self.rate.to_f64() as u64;
                let ratio = |k: u64| self.rate / Wide::from_integer(k as i64 + 1);
                let ln_factorial = |k: u64| statistic.at(Wide::from_integer(k as i64)).flatten();
                expectation(likeliest, i64::MAX as u64, ratio, ln_factorial).map(Some)
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        Some(term::kl_div(self.rate, q.rate))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        if self.rate.is_zero() || q.rate.is_zero() {
            return None;
        }
        Some([vec![Wide::ln_ratio(self.rate, q.rate)], vec![(q.rate - self.rate) / q.rate]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        (!self.rate.is_zero()).then(|| vec![vec![Wide::ONE / self.rate]])
    }

    /// `(αλ₁ + (1 − α)λ₂ − λ₁^α λ₂^(1−α))/(1 − α)`; at one point, −ln of q's mass there, of any order.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        if self.rate.is_zero() {
            return finite(q.rate);
        }
        Some(term::power_gap(self.rate, q.rate, order).map(|gap| order.alpha * gap))
    }
}

impl NaturalForm for Poisson {
    /// θ = ln λ, F = λ.
    fn natural(&self) -> Natural {
        let parameter = if self.rate.is_zero() { -INFINITE_NATURAL } else { self.rate.ln() };
        Natural { parameters: vec![parameter], log_partition: self.rate, mean: vec![self.rate] }
    }
}
