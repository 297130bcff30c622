//! The negative binomial distribution.

use super::bernoulli::ln_complement;
use super::geometric::{log_partition, renyi_from_zero, support};
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// The number r of successes to wait for, any positive number, and the probability p of one.
#[derive(Debug, Clone)]
pub struct NegativeBinomial {
    failures: Rational,
    prob: Rational,
}

impl NegativeBinomial {
    /// With that number and that probability.
    ///
    /// # Errors
    /// If the number is not positive, or the probability not above zero and at most one.
    pub fn new(failures: &Rational, prob: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("failures", failures)?;
        domain::positive("prob", prob)?;
        domain::probability("prob", prob)?;
        Ok(Self { failures: failures.clone(), prob: prob.clone() })
    }

    fn times(&self, value: &Enclosure, precision: u32) -> Enclosure {
        Enclosure::exact(&self.failures, precision) * value
    }
}

impl Family for NegativeBinomial {
    fn name(&self) -> &'static str {
        "negative_binomial"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.failures.clone(), self.prob.clone()]
    }

    fn support(&self) -> Support {
        support(&self.prob)
    }

    /// `−r ln p − x ln(1 − p) − ln(Γ(x + r)/(Γ(r) x!))`.
    fn code(&self, precision: u32) -> Code {
        let constant = -self.times(&Enclosure::exact(&self.prob, precision).ln(), precision);
        if self.prob == 1 {
            return Code { constant, terms: Vec::new() };
        }
        let mut terms = vec![(-ln_complement(&self.prob, precision), Statistic::Value)];
        if self.failures != 1 {
            let choices = Statistic::LnNegativeBinomial(self.failures.clone());
            terms.push((Enclosure::from_integer(-1, precision), choices));
        }
        Code { constant, terms }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Value => {
                let mean = Rational::from(1 - &self.prob) * &self.failures / &self.prob;
                Some(Enclosure::exact(&mean, precision))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        (self.prob != 1).then(|| Natural {
            parameters: vec![ln_complement(&self.prob, precision)],
            fixed: vec![self.failures.clone()],
        })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        self.times(&log_partition(&theta[0], precision), precision)
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let from_zero = || self.times(&renyi_from_zero(&self.prob, alpha, precision), precision);
        (self.failures == q[0] && q[1] == 1).then(from_zero)
    }
}
