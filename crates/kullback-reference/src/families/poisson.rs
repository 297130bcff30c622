//! The Poisson distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// The rate λ.
#[derive(Debug, Clone)]
pub struct Poisson {
    rate: Rational,
}

impl Poisson {
    /// With that rate.
    ///
    /// # Errors
    /// If it is negative.
    pub fn new(rate: &Rational) -> Result<Self, OutOfDomain> {
        domain::non_negative("rate", &[], rate)?;
        Ok(Self { rate: rate.clone() })
    }

    fn ln_rate(&self, precision: u32) -> Enclosure {
        Enclosure::exact(&self.rate, precision).ln()
    }
}

impl Family for Poisson {
    fn name(&self) -> &'static str {
        "poisson"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.rate.clone()]
    }

    fn support(&self) -> Support {
        if self.rate.is_zero() {
            return Support::Integers { low: Rational::new(), high: Some(Rational::new()) };
        }
        Support::counts()
    }

    /// `λ − x ln λ + ln x!`.
    fn code(&self, precision: u32) -> Code {
        let constant = Enclosure::exact(&self.rate, precision);
        if self.rate.is_zero() {
            return Code { constant, terms: Vec::new() };
        }
        let factorial = (Enclosure::from_integer(1, precision), Statistic::LnFactorial);
        Code { constant, terms: vec![(-self.ln_rate(precision), Statistic::Value), factorial] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Value => Some(Enclosure::exact(&self.rate, precision)),
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        (!self.rate.is_zero()).then(|| Natural { parameters: vec![self.ln_rate(precision)], fixed: Vec::new() })
    }

    /// `e^θ`.
    fn log_partition(&self, theta: &[Enclosure], _: u32) -> Enclosure {
        theta[0].exp()
    }

    /// From the rate zero, `ln(e^(−αλ))/(α − 1)`, of an order below one.
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let share = || Rational::from(alpha * &self.rate) / Rational::from(1 - alpha);
        q[0].is_zero().then(|| Enclosure::exact(&share(), precision))
    }
}
