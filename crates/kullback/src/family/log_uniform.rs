//! The log-uniform, or reciprocal, distribution.

use super::closed::{Family, Form, exponential, finite, map, sum};
use super::continuous_bernoulli::log_partition;
use super::overlap::Overlap;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use super::uniform::ln_difference;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The log-uniform distribution from l to h, where ln X is uniform: the density `1/(x ln(h/l))`.
///
/// `KL = ln(L₂/L₁)`, L = ln(h/l), in nats, as `ln(1 + (L₂ − L₁)/L₁)` with L₂ − L₁ = ln(l₁/l₂) + ln(h₂/h₁), two non-negative terms; `+∞` unless the one
/// interval is within the other.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the total variation distance and the Jensen–Shannon divergence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogUniform {
    low: Wide,
    high: Wide,
}

impl LogUniform {
    /// The log-uniform distribution between those ends.
    ///
    /// # Errors
    /// If the lower end is not positive and finite, or the higher not finite and above it.
    pub fn new(low: f64, high: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self { low: door.positive("low", low)?, high: door.above("high", high, low, "above low and finite")? })
    }

    /// l.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low.to_f64()
    }

    /// h.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high.to_f64()
    }

    /// ln(h/l).
    fn length(&self) -> Wide {
        Wide::ln_ratio(self.high, self.low)
    }

    /// The expectation of ln X.
    fn mean_ln(&self) -> Wide {
        (self.low.ln() + self.high.ln()).half()
    }

    fn overlap(&self, q: &Self) -> Overlap {
        let (low, high) = (self.low.max(q.low), self.high.min(q.high));
        let outside = |of: &Self| Wide::ln_ratio(low, of.low) + Wide::ln_ratio(of.high, high);
        let common = if low < high { Wide::ln_ratio(high, low) } else { Wide::ZERO };
        Overlap { p: self.length(), q: q.length(), common, p_outside: outside(self), q_outside: outside(q) }
    }
}

impl Family for LogUniform {
    const NAME: &'static str = "log_uniform";

    fn support(&self) -> Support {
        Support::Interval { low: self.low(), high: self.high() }
    }

    fn code(&self) -> Option<Code> {
        Some(Code::new(self.length().ln(), [(Wide::ONE, Statistic::Ln)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        let length = self.length();
        let mean = || (self.high - self.low) / length;
        match statistic {
            Statistic::Value => finite(mean()),
            Statistic::Ln => finite(self.mean_ln()),
            Statistic::SquaredLnDeviation(c) => {
                finite(length.square() / Wide::from_integer(12) + (self.mean_ln() - *c).square())
            }
            // From the end where it is largest: h^s (1 − (l/h)^s)/(s ln(h/l)).
            Statistic::Power { scale, exponent } => {
                let end = if exponent.is_negative() { self.low } else { self.high };
                let largest = exponential(*exponent * Wide::ln_ratio(end, *scale));
                map(Some(largest), |largest| largest * Wide::exp_m1_over(-exponent.abs(), length) / length)
            }
            Statistic::AbsoluteDeviation(c) if *c <= self.low => finite(mean() - *c),
            Statistic::AbsoluteDeviation(c) if *c >= self.high => finite(*c - mean()),
            Statistic::AbsoluteDeviation(c) => finite(mean() - *c + Wide::kl_div(*c, self.low).double() / length),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        self.overlap(q).kl()
    }

    /// ln(h − l) less ln(sinh y/y), y = ½ ln(h/l): the latter is a continuous Bernoulli distribution's F(2y) − y.
    fn entropy(&self) -> Form {
        let length = self.length();
        finite(ln_difference(self.high(), self.low()) - (log_partition(length) - length.half()))
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        sum(self.kl(q), self.entropy())
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let by_ends = |of: &Self| [of.low, of.high].map(|end| Wide::ONE / (end * of.length()));
        let ([low, high], [q_low, q_high]) = (by_ends(self), by_ends(q));
        Some([vec![low, -high], vec![-q_low, q_high]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.overlap(q).renyi(order)
    }

    fn total_variation(&self, q: &Self) -> Form {
        self.overlap(q).total_variation()
    }

    fn js(&self, q: &Self) -> Form {
        self.overlap(q).js()
    }
}
