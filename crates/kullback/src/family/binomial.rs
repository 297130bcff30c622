//! The binomial distribution.

use super::Bernoulli;
use super::closed::{Family, Form, finite, map};
use super::exponential::{Natural, NaturalForm};
use super::outcomes::{NEGLIGIBLE_LOG2, expectation};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The binomial distribution: how many of n independent trials succeed, each with a probability p.
///
/// Of equal numbers of trials, `KL = n [d(p₁, p₂) + d(1 − p₁, 1 − p₂)]`, with the deviance `d(x, y) = x ln(x/y) − x + y`, in nats; so the Rényi
/// divergences are n times those of one trial. Where p has fewer trials than q, KL is finite, and the sum over the outcomes
/// `Σ d(P(k), Q(k)) + Q(k > n₁)`, of non-negative terms; where it has more, it is `+∞`.
///
/// An exponential family of a fixed number of trials, with T(x) = x and θ = ln(p/(1 − p)). With a probability of zero or one it is the point 0 or n.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters where the numbers of trials are equal.
///
/// The entropy, the cross-entropy and the divergence from a distribution with more trials are sums over the outcomes, within 0.51 ULP as long as
/// terms of both signs do not cancel by more than 2⁵⁰. They cost some microseconds for each outcome within some seventeen standard deviations of the
/// mean, and the divergence one for each of the up to 2²⁰ outcomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Binomial {
    trials: u64,
    trial: Bernoulli,
}

/// Up to so many trials, the divergence from more trials is a sum over all outcomes.
const SUMMED_TRIALS: u64 = 1 << 20;

impl Binomial {
    /// The number of successes in that many trials with that probability.
    ///
    /// # Errors
    /// If there are more than 2⁵³ trials, or the probability is not from 0 to 1.
    pub fn new(trials: u64, prob: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        let trials = door.count("trials", trials)?;
        Ok(Self::of(trials, Bernoulli::of(door.probability("prob", prob)?)))
    }

    /// So many of a trial.
    pub(super) const fn of(trials: u64, trial: Bernoulli) -> Self {
        Self { trials, trial }
    }

    /// n.
    #[must_use]
    pub const fn trials(&self) -> u64 {
        self.trials
    }

    /// p.
    #[must_use]
    pub fn prob(&self) -> f64 {
        self.trial.prob()
    }

    /// n.
    fn count(&self) -> Wide {
        integer(self.trials)
    }

    /// Whether only one outcome is possible.
    const fn is_sure(&self) -> bool {
        self.trials == 0 || self.trial.is_sure()
    }

    /// Whether the numbers of trials are equal, and not zero, which leaves but one distribution.
    const fn has_trials_of(&self, q: &Self) -> bool {
        self.trials == q.trials && self.trials > 0
    }

    /// P(k + 1)/P(k).
    fn step(&self, k: u64) -> Wide {
        integer(self.trials - k) * self.trial.success() / (integer(k + 1) * self.trial.failure())
    }

    /// The expectation of a function, for a probability that is neither zero nor one.
    fn expect(&self, function: impl Fn(u64) -> Option<Wide>) -> Option<Wide> {
        let likeliest = ((self.count() + Wide::ONE) * self.trial.success()).to_f64() as u64;
        expectation(likeliest.min(self.trials), self.trials, |k| self.step(k), function)
    }

    /// KL(self‖q), where q has more trials and neither is at one point.
    fn kl_of_fewer(&self, q: &Self) -> Form {
        // Of the logarithm of Q(0), where n is large.
        let (first, q_first) = (self.count() * self.trial.ln_failure(), q.count() * q.trial.ln_failure());
        // Beyond, Wide::exp is no exponential. Then q's mean is far beyond all outcomes of p, and the divergence as large.
        let representable = -Wide::ONE.scale(39);
        if self.trials > SUMMED_TRIALS || q_first < representable {
            return self.kl_by_expectation(q);
        }
        let (mut mass, mut q_mass) = (first.exp(), q_first.exp());
        let (mut head, mut divergence) = (q_mass, Wide::kl_div(mass, q_mass));
        for k in 0..self.trials {
            mass = mass * self.step(k);
            q_mass = q_mass * q.step(k);
            head = head + q_mass;
            divergence = divergence + Wide::kl_div(mass, q_mass);
        }
        finite(divergence + q.tail(self.trials, q_mass, head))
    }

    /// The mass beyond k, given that of k and that up to k: where it is small, term by term.
    fn tail(&self, k: u64, mass: Wide, head: Wide) -> Wide {
        if head <= Wide::ONE.half() {
            return Wide::ONE - head;
        }
        let mut tail = Wide::ZERO;
        let mut mass = mass;
        for k in k..self.trials {
            mass = mass * self.step(k);
            tail = tail + mass;
            if mass < tail.scale(NEGLIGIBLE_LOG2) {
                break;
            }
        }
        tail
    }

    /// n₁ KL(one trial) − (n₂ − n₁) ln(1 − p₂) − E ln[(n₂ choose K)/(n₁ choose K)], for large numbers.
    fn kl_by_expectation(&self, q: &Self) -> Form {
        let choices = [Statistic::LnBinomial(q.trials), Statistic::LnBinomial(self.trials)];
        let log_ratio = |k| {
            let [of_q, of_p] = [0, 1].map(|i: usize| choices[i].at(integer(k)).flatten());
            Some(of_q? - of_p?)
        };
        let rest = integer(q.trials - self.trials) * q.trial.ln_failure();
        let expected = self.expect(log_ratio)?;
        Some(self.trial.deviance(&q.trial).map(|each| self.count() * each - rest - expected))
    }
}

/// A whole number up to 2⁵³.
fn integer(n: u64) -> Wide {
    Wide::from_integer(n as i64)
}

impl Family for Binomial {
    const NAME: &'static str = "binomial";

    fn support(&self) -> Support {
        let n = self.trials;
        let low = if self.trial.failure().is_zero() { n } else { 0 };
        Support::Integers { low, high: if self.trial.success().is_zero() { 0.0 } else { n as f64 } }
    }

    /// −n ln(1 − p) − x ln(p/(1 − p)) − ln(n choose x).
    fn code(&self) -> Option<Code> {
        if self.is_sure() {
            return Some(Code::new(Wide::ZERO, []));
        }
        let choices = (self.trials > 1).then_some((-Wide::ONE, Statistic::LnBinomial(self.trials)));
        let value = (-self.trial.logit(), Statistic::Value);
        Some(Code::new(-(self.count() * self.trial.ln_failure()), choices.into_iter().chain([value])))
    }

    /// Of any statistic, outcome by outcome.
    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.count() * self.trial.success()),
            _ if self.is_sure() => statistic.at(self.count() * self.trial.success()),
            _ => self.expect(|k| statistic.at(integer(k)).flatten()).map(Some),
        }
    }

    /// n times that of one trial, less E ln(n choose K).
    fn entropy(&self) -> Form {
        if self.is_sure() {
            return finite(Wide::ZERO);
        }
        let trials = map(self.trial.entropy(), |each| self.count() * each)?;
        let choices = self.expectation(&Statistic::LnBinomial(self.trials))?;
        Some(trials.zip(choices).map(|(trials, choices)| trials - choices))
    }

    /// A point is left to its own rule, unless the numbers of trials are equal.
    fn kl(&self, q: &Self) -> Form {
        if self.has_trials_of(q) {
            return Some(self.trial.deviance(&q.trial).map(|each| self.count() * each));
        }
        if self.is_sure() { None } else { self.kl_of_fewer(q) }
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        if !self.has_trials_of(q) {
            return None;
        }
        let gradient = self.trial.deviance_gradient(&q.trial)?;
        Some(gradient.map(|derivative| vec![self.count() * derivative]))
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        (!self.is_sure()).then(|| vec![vec![self.count() / (self.trial.success() * self.trial.failure())]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        if !self.has_trials_of(q) {
            return None;
        }
        Some(self.trial.power_divergence(&q.trial, order).map(|each| self.count() * each))
    }

    /// (1 + χ²)ⁿ − 1, χ² of one trial.
    fn chi_squared(&self, q: &Self) -> Form {
        if !self.has_trials_of(q) {
            return None;
        }
        Some(self.trial.pearson(&q.trial).map(|each| (self.count() * each.ln_1p()).exp_m1()))
    }
}

impl NaturalForm for Binomial {
    /// θ = ln(p/(1 − p)), F = −n ln(1 − p).
    fn natural(&self) -> Natural {
        Natural {
            parameters: vec![self.trial.logit()],
            log_partition: self.count() * self.trial.log_partition_of_trial(),
            mean: vec![self.count() * self.trial.success()],
        }
    }
}
