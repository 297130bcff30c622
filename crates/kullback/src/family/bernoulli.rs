//! The Bernoulli distribution.

use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use super::{Binomial, Distribution};
use crate::domain::Extended;
use crate::error::Result;
use crate::orders::renyi_wide;
use crate::term::{self, Order};
use crate::wide::Wide;

/// The Bernoulli distribution: one with a probability p, zero with 1 − p.
///
/// With the deviance `d(x, y) = x ln(x/y) − x + y`, `KL = d(p₁, p₂) + d(1 − p₁, 1 − p₂)`, a sum of two non-negative terms, in nats.
///
/// An exponential family with T(x) = x and θ = ln(p/(1 − p)). With a probability of zero or one it is the point 0 or 1, and θ is infinite.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters: 1 − p is never rounded to an `f64`, and where it would need more than 128 bits, for p < 2⁻⁷⁵, differences of
/// two such are taken between the p.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bernoulli {
    prob: Wide,
    complement: Wide,
}

impl Bernoulli {
    /// The Bernoulli distribution with that probability of one.
    ///
    /// # Errors
    /// If the probability is not from 0 to 1.
    pub fn new(prob: f64) -> Result<Self> {
        Ok(Self::of(Door(Self::NAME).probability("prob", prob)?))
    }

    /// With a probability that has been checked.
    pub(super) fn of(prob: Wide) -> Self {
        Self { prob, complement: Wide::ONE - prob }
    }

    /// p.
    #[must_use]
    pub fn prob(&self) -> f64 {
        self.prob.to_f64()
    }

    /// p.
    pub(super) const fn success(&self) -> Wide {
        self.prob
    }

    /// 1 − p.
    pub(super) const fn failure(&self) -> Wide {
        self.complement
    }

    /// Whether one of the two outcomes is impossible.
    pub(super) const fn is_sure(&self) -> bool {
        self.prob.is_zero() || self.complement.is_zero()
    }

    /// ln(1 − p), which must be positive: from p, so that it is not zero for p < 2⁻¹²⁸.
    pub(super) fn ln_failure(&self) -> Wide {
        (-self.prob).ln_1p()
    }

    /// ln((1 − p)/(1 − p′)), of which neither may be zero.
    pub(super) fn ln_failure_ratio(&self, q: &Self) -> Wide {
        Wide::ln_ratio_by_difference(self.complement, q.complement, q.prob - self.prob)
    }

    /// The masses beside those of another.
    pub(super) const fn masses(&self, q: &Self) -> [(Wide, Wide); 2] {
        [(self.prob, q.prob), (self.complement, q.complement)]
    }

    /// KL(self‖q).
    pub(super) fn deviance(&self, q: &Self) -> Extended {
        let failure = if self.complement.is_zero() || q.complement.is_zero() {
            term::kl_div(self.complement, q.complement)
        } else {
            let difference = q.prob - self.prob;
            Some(Wide::kl_div_by_difference(self.complement, q.complement, difference))
        };
        Some(term::kl_div(self.prob, q.prob)? + failure?)
    }

    /// Its partial derivatives: zero for a sure outcome has none, the logarithms being infinite.
    pub(super) fn deviance_gradient(&self, q: &Self) -> Option<[Wide; 2]> {
        if self.is_sure() || q.is_sure() {
            return None;
        }
        // Two terms of one sign: that of p − q.
        let by_prob = Wide::ln_ratio(self.prob, q.prob) - self.ln_failure_ratio(q);
        Some([by_prob, (q.prob - self.prob) / (q.prob * q.complement)])
    }

    /// χ² = (p − q)²/(q (1 − q)).
    pub(super) fn pearson(&self, q: &Self) -> Extended {
        term::chi_squared(self.prob, q.prob).zip(term::chi_squared(self.complement, q.complement)).map(|(a, b)| a + b)
    }

    /// The Rényi divergence.
    ///
    /// (A difference of two complements truncated to 128 bits is right to 2⁻¹²⁸. Its share in the result is so much less than that of the p
    /// where those are below 2⁻⁷⁵, and otherwise they are not truncated.)
    pub(super) fn power_divergence(&self, q: &Self, order: Order) -> Extended {
        renyi_wide(self.masses(q).into_iter(), order, Wide::ONE)
    }

    /// ln(p/(1 − p)), as natural parameters are infinite.
    pub(super) fn logit(&self) -> Wide {
        if self.prob.is_zero() {
            -INFINITE_NATURAL
        } else if self.complement.is_zero() {
            INFINITE_NATURAL
        } else {
            Wide::ln_ratio(self.prob, self.complement)
        }
    }

    /// −ln(1 − p), as natural parameters are infinite.
    pub(super) fn log_partition_of_trial(&self) -> Wide {
        if self.complement.is_zero() { INFINITE_NATURAL } else { -self.ln_failure() }
    }
}

/// What stands for infinity in natural coordinates: far outside the range of `f64`, as [`Wide::exp`] has it.
pub(super) const INFINITE_NATURAL: Wide = Wide::ONE.scale(1 << 41);

impl Family for Bernoulli {
    const NAME: &'static str = "bernoulli";

    fn support(&self) -> Support {
        let low = u64::from(self.complement.is_zero());
        Support::Integers { low, high: if self.prob.is_zero() { 0.0 } else { 1.0 } }
    }

    /// −ln(1 − p) − x ln(p/(1 − p)).
    fn code(&self) -> Option<Code> {
        if self.is_sure() {
            return Some(Code::new(Wide::ZERO, []));
        }
        Some(Code::new(-self.ln_failure(), [(-self.logit(), Statistic::Value)]))
    }

    /// Of any statistic: there are only two outcomes.
    fn expectation(&self, statistic: &Statistic) -> Form {
        let (at_zero, at_one) = (statistic.at(Wide::ZERO)?, statistic.at(Wide::ONE)?);
        Some(at_zero.zip(at_one).map(|(at_zero, at_one)| self.complement * at_zero + self.prob * at_one))
    }

    /// −p ln p − (1 − p) ln(1 − p).
    fn entropy(&self) -> Form {
        if self.is_sure() {
            return finite(Wide::ZERO);
        }
        finite(term::entr(self.prob) - self.complement * self.ln_failure())
    }

    fn kl(&self, q: &Self) -> Form {
        Some(self.deviance(q))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        self.deviance_gradient(q).map(|gradient| gradient.map(|derivative| vec![derivative]))
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        (!self.is_sure()).then(|| vec![vec![Wide::ONE / (self.prob * self.complement)]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        Some(self.power_divergence(q, order))
    }

    fn chi_squared(&self, q: &Self) -> Form {
        Some(self.pearson(q))
    }

    fn total_variation(&self, q: &Self) -> Form {
        finite((self.prob - q.prob).abs())
    }

    fn js(&self, q: &Self) -> Form {
        Some(self.masses(q).into_iter().map(|(p, q)| term::js(p, q)).sum())
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        vec![Box::new(Binomial::of(1, *self))]
    }
}

impl NaturalForm for Bernoulli {
    /// θ = ln(p/(1 − p)), F = −ln(1 − p).
    fn natural(&self) -> Natural {
        Natural { parameters: vec![self.logit()], log_partition: self.log_partition_of_trial(), mean: vec![self.prob] }
    }
}
