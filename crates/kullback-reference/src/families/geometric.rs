//! The geometric distribution.

use super::bernoulli::ln_complement;
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// The probability p of a success, before which there are failures.
#[derive(Debug, Clone)]
pub struct Geometric {
    prob: Rational,
}

impl Geometric {
    /// With that probability.
    ///
    /// # Errors
    /// If it is not above zero and at most one.
    pub fn new(prob: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("prob", prob)?;
        domain::probability("prob", prob)?;
        Ok(Self { prob: prob.clone() })
    }
}

/// The counts, or zero alone.
pub(super) fn support(prob: &Rational) -> Support {
    if *prob == 1 {
        return Support::Integers { low: Rational::new(), high: Some(Rational::new()) };
    }
    Support::counts()
}

/// `−ln(1 − e^θ)`, for θ < 0.
pub(super) fn log_partition(theta: &Enclosure, precision: u32) -> Enclosure {
    if theta.is_positive() || theta.is_zero() {
        return Enclosure::infinity(precision);
    }
    if !theta.is_negative() {
        return Enclosure::unknown(precision);
    }
    -(-theta.exp_m1()).ln()
}

/// The Rényi divergence from the point 0, `ln(p^α)/(α − 1)`, of an order below one.
pub(super) fn renyi_from_zero(prob: &Rational, alpha: &Rational, precision: u32) -> Enclosure {
    let share = alpha / Rational::from(alpha - 1);
    Enclosure::exact(&share, precision) * &Enclosure::exact(prob, precision).ln()
}

impl Family for Geometric {
    fn name(&self) -> &'static str {
        "geometric"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.prob.clone()]
    }

    fn support(&self) -> Support {
        support(&self.prob)
    }

    /// `−ln p − x ln(1 − p)`.
    fn code(&self, precision: u32) -> Code {
        let constant = -Enclosure::exact(&self.prob, precision).ln();
        if self.prob == 1 {
            return Code { constant, terms: Vec::new() };
        }
        Code { constant, terms: vec![(-ln_complement(&self.prob, precision), Statistic::Value)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Value => Some(Enclosure::exact(&(Rational::from(1 - &self.prob) / &self.prob), precision)),
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        (self.prob != 1).then(|| Natural { parameters: vec![ln_complement(&self.prob, precision)], fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        log_partition(&theta[0], precision)
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        (q[0] == 1).then(|| renyi_from_zero(&self.prob, alpha, precision))
    }
}
