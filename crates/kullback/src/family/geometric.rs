//! The geometric distribution.

use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use super::{Bernoulli, Distribution, NegativeBinomial};
use crate::domain::Extended;
use crate::error::Result;
use crate::term::{self, Order};
use crate::wide::{Exact, Wide};

/// The geometric distribution: how many trials fail before the first success, which has a probability p each time, `P(k) = p (1 − p)ᵏ`.
///
/// With the deviance `d(x, y) = x ln(x/y) − x + y`, `KL = [d(p₁, p₂) + d(1 − p₁, 1 − p₂)]/p₁`: so often a trial is made, on average, as the
/// success is expected to take. In nats.
///
/// An exponential family with T(x) = x and θ = ln(1 − p). With p = 1 it is the point 0, and θ is infinite.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the Bhattacharyya distance, the squared Hellinger distance and χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geometric {
    trial: Bernoulli,
}

impl Geometric {
    /// The number of failures before the first success, with that probability of a success.
    ///
    /// # Errors
    /// If the probability is not above 0 and at most 1.
    pub fn new(prob: f64) -> Result<Self> {
        Ok(Self::of(Door(Self::NAME).positive_probability("prob", prob)?))
    }

    /// With a probability that has been checked.
    pub(super) fn of(prob: Wide) -> Self {
        Self { trial: Bernoulli::of(prob) }
    }

    /// p.
    #[must_use]
    pub fn prob(&self) -> f64 {
        self.trial.prob()
    }

    pub(super) const fn success(&self) -> Wide {
        self.trial.success()
    }

    /// Whether the first trial succeeds for sure.
    pub(super) const fn is_sure(&self) -> bool {
        self.trial.is_sure()
    }

    /// ln p.
    pub(super) fn ln_success(&self) -> Wide {
        self.success().ln()
    }

    /// ln(1 − p), which must not be zero.
    pub(super) fn ln_failure(&self) -> Wide {
        self.trial.ln_failure()
    }

    /// θ.
    pub(super) fn ln_failure_or_infinite(&self) -> Wide {
        -self.trial.log_partition_of_trial()
    }

    /// (1 − p)/p.
    pub(super) fn mean(&self) -> Wide {
        self.trial.failure() / self.success()
    }

    /// KL(self‖q).
    pub(super) fn divergence(&self, q: &Self) -> Extended {
        self.trial.deviance(&q.trial).map(|each| each / self.success())
    }

    /// `(p − q)²/(q (2p − q − p²))`, `+∞` where (1 − p)² ≥ 1 − q: the series for D₂ summed, and one taken away.
    pub(super) fn pearson(&self, q: &Self) -> Extended {
        // The point 0 has the mass q, and one may be equal to it.
        if self.is_sure() {
            return Some(q.trial.failure() / q.success());
        }
        let exact = |x: Wide| Exact::from_wide(x);
        let (p, q) = (self.success(), q.success());
        let left = &(&exact(p.double()) - &exact(q)) - &(&exact(p) * &exact(p));
        let left = left.to_wide();
        (left > Wide::ZERO).then(|| (p - q).square() / (q * left))
    }

    /// The Rényi divergence of an order that is neither 0 nor 1.
    ///
    /// With A = p^α q^(1−α) and B = (1−p)^α (1−q)^(1−α) it is `ln(A/(1 − B))/(α − 1)`, `+∞` where B ≥ 1. As 1 − A − B is the gap c G between
    /// arithmetic and geometric means, c = α(1 − α), that is `ln(1 + c G/A)/(1 − α)`, in which nothing cancels as long as c G/A, negative
    /// above order one, is not near −1. There the two logarithms differ by more than ln 2.
    pub(super) fn power_divergence(&self, q: &Self, order: Order) -> Extended {
        let Order { alpha, complement } = order;
        // At one point, −ln of q's mass there, of any order.
        if self.is_sure() {
            return Some(-q.ln_success());
        }
        let above_one = complement.is_negative();
        let decay = if above_one { Some(self.decay(q, order)?) } else { None };
        let gap =
            self.trial.masses(&q.trial).into_iter().map(|(p, q)| term::power_gap(p, q, order)).sum::<Extended>()?;
        let log_ratio = Wide::ln_ratio(self.success(), q.success());
        let excess = alpha * complement * gap / (q.success() * (alpha * log_ratio).exp());
        let ln = match decay {
            Some(decay) if excess <= -Wide::ONE.half() => (-decay.exp_m1()).ln() - (q.ln_success() + alpha * log_ratio),
            _ => excess.ln_1p(),
        };
        Some(ln / complement)
    }

    /// ln B for an order above one, if B is below one.
    fn decay(&self, q: &Self, order: Order) -> Extended {
        if q.is_sure() {
            return None;
        }
        let (own, change) = (self.ln_failure(), order.complement * self.trial.ln_failure_ratio(&q.trial));
        let decay = own - change;
        // Below this share of its terms the sum is no more than their errors: B is one, as for (1 − p)³ = (1 − q)² it may be.
        (decay < own.scale(ZERO_LOG2)).then_some(decay)
    }
}

/// The errors of two logarithms and of their products are below 2⁻¹²⁰ of them.
const ZERO_LOG2: i64 = -118;

impl Family for Geometric {
    const NAME: &'static str = "geometric";

    fn support(&self) -> Support {
        if self.is_sure() { Support::Integers { low: 0, high: 0.0 } } else { Support::COUNTS }
    }

    /// −ln p − x ln(1 − p).
    fn code(&self) -> Option<Code> {
        if self.is_sure() {
            return Some(Code::new(Wide::ZERO, []));
        }
        Some(Code::new(-self.ln_success(), [(-self.ln_failure(), Statistic::Value)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.mean()),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        Some(self.divergence(q))
    }

    /// `ln((1 − q)/(1 − p))/p²` and `(q − p)/(p q (1 − q))`.
    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let [_, by_q] = self.trial.deviance_gradient(&q.trial)?;
        let p = self.success();
        Some([vec![q.trial.ln_failure_ratio(&self.trial) / p.square()], vec![by_q / p]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        (!self.is_sure()).then(|| vec![vec![Wide::ONE / (self.success().square() * self.trial.failure())]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        Some(self.power_divergence(q, order))
    }

    fn chi_squared(&self, q: &Self) -> Form {
        Some(self.pearson(q))
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        vec![Box::new(NegativeBinomial::of(Wide::ONE, *self))]
    }
}

impl NaturalForm for Geometric {
    /// θ = ln(1 − p), F = −ln p.
    fn natural(&self) -> Natural {
        Natural {
            parameters: vec![self.ln_failure_or_infinite()],
            log_partition: -self.ln_success(),
            mean: vec![self.mean()],
        }
    }
}
