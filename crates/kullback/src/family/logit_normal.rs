//! The logit-normal distribution.

use super::Normal;
use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The logit-normal distribution on the numbers between zero and one: ln(X/(1 − X)) is normal with a mean μ and a standard deviation σ.
///
/// All divergences of two are those of their [`Normal`] distributions. The entropy has no closed form.
///
/// An exponential family with T(x) = (logit x, logit² x).
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the Bhattacharyya distance, the squared Hellinger distance and χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogitNormal {
    logit: Normal,
}

impl LogitNormal {
    /// The logit-normal distribution with that mean and that standard deviation of the logit.
    ///
    /// # Errors
    /// If the mean is not finite, or the standard deviation not positive and finite.
    pub fn new(mean: f64, std: f64) -> Result<Self> {
        Ok(Self { logit: Normal::through(Door(Self::NAME), mean, std)? })
    }

    /// μ.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.logit.mean()
    }

    /// σ.
    #[must_use]
    pub fn std(&self) -> f64 {
        self.logit.std()
    }
}

impl Family for LogitNormal {
    const NAME: &'static str = "logit_normal";

    fn support(&self) -> Support {
        Support::UNIT_INTERVAL
    }

    fn code(&self) -> Option<Code> {
        let deviation = Statistic::SquaredLogitDeviation(self.logit.wide_mean());
        let weight = Wide::ONE / self.logit.variance().double();
        let jacobian = [(Wide::ONE, Statistic::Ln), (Wide::ONE, Statistic::LnComplement)];
        Some(Code::new(self.logit.half_ln_tau_variance(), jacobian.into_iter().chain([(weight, deviation)])))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::SquaredLogitDeviation(c) => {
                finite(self.logit.variance() + (self.logit.wide_mean() - *c).square())
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        self.logit.kl(&q.logit)
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        self.logit.kl_gradient(&q.logit)
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        self.logit.fisher_information()
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.logit.renyi(&q.logit, order)
    }
}

impl NaturalForm for LogitNormal {
    /// As of the normal distribution of the logit, with 1/(x (1 − x)) as the base measure.
    fn natural(&self) -> Natural {
        self.logit.natural()
    }
}
