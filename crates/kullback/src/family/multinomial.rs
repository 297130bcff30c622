//! The multinomial distribution.

use super::Categorical;
use super::closed::{Family, Form, finite, map};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::divergence;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The multinomial distribution: how often each category is drawn in n independent trials.
///
/// `KL = n Σ [p ln(p/q) − p + q]`, in nats: n times that of one trial, and so are the Rényi divergences. `+∞` where p > 0 = q, and where the
/// numbers of trials differ. The entropy has no closed form.
///
/// The gradient, with respect to the probabilities, is n times that of [`Categorical`].
///
/// An exponential family of a fixed number of trials, T(x) = x: θᵢ = ln pᵢ, F = 0.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Multinomial {
    trials: u64,
    trial: Categorical,
}

impl Multinomial {
    /// The counts of the categories in that many trials with those probabilities.
    ///
    /// # Errors
    /// If there are more than 2⁵³ trials, or the probabilities are none of a [`Categorical`].
    pub fn new(trials: u64, probs: &[f64]) -> Result<Self> {
        let trials = Door(Self::NAME).count("trials", trials)?;
        Ok(Self { trials, trial: Categorical::new(probs)? })
    }

    /// n.
    #[must_use]
    pub const fn trials(&self) -> u64 {
        self.trials
    }

    /// The probabilities.
    #[must_use]
    pub fn probs(&self) -> &[f64] {
        self.trial.probs()
    }

    /// n.
    fn count(&self) -> Wide {
        Wide::from_integer(self.trials as i64)
    }

    fn same_trials(&self, q: &Self) -> Option<()> {
        (self.trials == q.trials).then_some(())
    }
}

impl Family for Multinomial {
    const NAME: &'static str = "multinomial";

    fn support(&self) -> Support {
        Support::Counts { categories: self.probs().len(), trials: self.trials }
    }

    fn is_within(&self, q: &Self) -> bool {
        self.trials == 0 || self.trial.is_within(&q.trial)
    }

    /// None: of `n! Π pᵢ^xᵢ/xᵢ!` the factorials have no closed expectation.
    fn code(&self) -> Option<Code> {
        None
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        map(self.trial.expectation(statistic), |each| self.count() * each)
    }

    fn kl(&self, q: &Self) -> Form {
        self.same_trials(q)?;
        if self.trials == 0 {
            return finite(Wide::ZERO);
        }
        Some(self.trial.divergence(&q.trial).map(|each| self.count() * each))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        self.same_trials(q)?;
        let of_one = self.trial.divergence_gradient(&q.trial)?;
        Some(of_one.map(|gradient| gradient.into_iter().map(|derivative| self.count() * derivative).collect()))
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let scaled = |row: Vec<Wide>| row.into_iter().map(|entry| self.count() * entry).collect();
        Some(self.trial.information()?.into_iter().map(scaled).collect())
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.same_trials(q)?;
        if self.trials == 0 {
            return finite(Wide::ZERO);
        }
        map(self.trial.power_divergence(&q.trial, order), |each| self.count() * each)
    }

    fn bhattacharyya_distance(&self, q: &Self) -> Form {
        self.same_trials(q)?;
        if self.trials == 0 {
            return finite(Wide::ZERO);
        }
        let of_one = divergence::bhattacharyya_distance_wide(self.trial.beside(&q.trial));
        Some(of_one.map(|each| self.count() * each))
    }

    /// (1 + χ²)ⁿ − 1, χ² of one trial.
    fn chi_squared(&self, q: &Self) -> Form {
        self.same_trials(q)?;
        if self.trials == 0 {
            return finite(Wide::ZERO);
        }
        Some(self.trial.pearson(&q.trial).map(|each| (self.count() * each.ln_1p()).exp_m1()))
    }
}

impl NaturalForm for Multinomial {
    /// θᵢ = ln pᵢ, F = 0.
    fn natural(&self) -> Natural {
        let mean = self.trial.masses().map(|p| self.count() * p).collect();
        Natural { parameters: self.trial.ln_masses(), log_partition: Wide::ZERO, mean }
    }
}
