//! The log-uniform distribution.

use super::uniform::{Lengths, above};
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// From `low` to `high`, uniform in the logarithm.
#[derive(Debug, Clone)]
pub struct LogUniform {
    low: Rational,
    high: Rational,
}

impl LogUniform {
    /// Between those ends.
    ///
    /// # Errors
    /// If the lower one is not positive, or not below the higher.
    pub fn new(low: &Rational, high: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("low", low)?;
        above("high", high, low)?;
        Ok(Self { low: low.clone(), high: high.clone() })
    }

    fn length(&self, precision: u32) -> Enclosure {
        ln(&Rational::from(&self.high / &self.low), precision)
    }

    fn lengths(&self, q: &[Rational], precision: u32) -> Lengths {
        let low = self.low.clone().max(q[0].clone());
        let common = self.high.clone().min(q[1].clone()) / low;
        Lengths {
            p: self.length(precision),
            q: ln(&Rational::from(&q[1] / &q[0]), precision),
            common: (common > 1).then(|| ln(&common, precision)),
        }
    }
}

fn ln(x: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(x, precision).ln()
}

impl Family for LogUniform {
    fn name(&self) -> &'static str {
        "log_uniform"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.low.clone(), self.high.clone()]
    }

    fn support(&self) -> Support {
        Support::Interval { low: Some(self.low.clone()), high: Some(self.high.clone()) }
    }

    fn code(&self, precision: u32) -> Code {
        let one = Enclosure::from_integer(1, precision);
        Code { constant: self.length(precision).ln(), terms: vec![(one, Statistic::Ln)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let (low, high) = (ln(&self.low, precision), ln(&self.high, precision));
        let length = self.length(precision);
        let three = Enclosure::from_integer(3, precision);
        match statistic {
            Statistic::Value => Some(exact(&Rational::from(&self.high - &self.low)) / &length),
            Statistic::Ln => Some((low + &high).half()),
            Statistic::SquaredLnDeviation(c) => {
                let cube = |x: &Enclosure| (x - &exact(c)).powi(3);
                Some((cube(&high) - &cube(&low)) / &(three * &length))
            }
            Statistic::Power(power) => {
                let raised = |x: &Rational| exact(x).pow(&exact(power));
                Some((raised(&self.high) - &raised(&self.low)) / &(exact(power) * &length))
            }
            // With c brought between the ends: ∫ |x − c|/x.
            Statistic::AbsoluteDeviation(c) => {
                let middle = c.clone().max(self.low.clone()).min(self.high.clone());
                let part = |from: &Rational, to: &Rational| {
                    let ln = ln(&Rational::from(to / from), precision);
                    exact(&Rational::from(to - from)) - &(exact(c) * &ln)
                };
                Some((part(&middle, &self.high) - &part(&self.low, &middle)) / &length)
            }
            _ => None,
        }
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).renyi(alpha))
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).total_variation())
    }

    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).js())
    }
}
