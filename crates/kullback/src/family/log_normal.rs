//! The log-normal distribution.

use super::Normal;
use super::closed::{Family, Form, exponential, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::domain::Extended;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The log-normal distribution: ln X is normal with a mean μ and a standard deviation σ.
///
/// All divergences of two are those of their [`Normal`] distributions.
///
/// An exponential family with T(x) = (ln x, ln² x).
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the Bhattacharyya distance, the squared Hellinger distance and χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogNormal {
    ln: Normal,
}

impl LogNormal {
    /// The log-normal distribution with that mean and that standard deviation of the logarithm.
    ///
    /// # Errors
    /// If the mean is not finite, or the standard deviation not positive and finite.
    pub fn new(mean: f64, std: f64) -> Result<Self> {
        Ok(Self { ln: Normal::through(Door(Self::NAME), mean, std)? })
    }

    /// μ.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.ln.mean()
    }

    /// σ.
    #[must_use]
    pub fn std(&self) -> f64 {
        self.ln.std()
    }

    /// The expectation of (X/c)^k: e^(k(μ − ln c) + k²σ²/2).
    fn moment(&self, scale: Wide, k: Wide) -> Extended {
        exponential(k * (self.ln.wide_mean() - scale.ln() + k * self.ln.variance().half()))
    }
}

impl Family for LogNormal {
    const NAME: &'static str = "log_normal";

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    fn code(&self) -> Option<Code> {
        let deviation = Statistic::SquaredLnDeviation(self.ln.wide_mean());
        let weight = Wide::ONE / self.ln.variance().double();
        Some(Code::new(self.ln.half_ln_tau_variance(), [(Wide::ONE, Statistic::Ln), (weight, deviation)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        let (mean, variance) = (self.ln.wide_mean(), self.ln.variance());
        match statistic {
            Statistic::Value => Some(self.moment(Wide::ONE, Wide::ONE)),
            Statistic::Power { scale, exponent } => Some(self.moment(*scale, *exponent)),
            Statistic::Ln => finite(mean),
            Statistic::SquaredLnDeviation(c) => finite(variance + (mean - *c).square()),
            // The variance is (1 − e^(−σ²)) E X².
            Statistic::SquaredDeviation(c) => {
                let moments = self.moment(Wide::ONE, Wide::ONE).zip(self.moment(Wide::ONE, Wide::from_integer(2)));
                Some(moments.map(|(mean, square)| square * -(-variance).exp_m1() + (mean - *c).square()))
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        self.ln.kl(&q.ln)
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        self.ln.kl_gradient(&q.ln)
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        self.ln.fisher_information()
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.ln.renyi(&q.ln, order)
    }
}

impl NaturalForm for LogNormal {
    /// As of the normal distribution of ln X, with 1/x as the base measure.
    fn natural(&self) -> Natural {
        self.ln.natural()
    }
}
