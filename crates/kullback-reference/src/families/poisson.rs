//! The Poisson distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Up to this rate the expectation of `ln x!` is summed.
const SUMMED_RATE: u32 = 1024;

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

    /// `Σ P(k) ln k!`.
    ///
    /// From k = 2λ + 10 on a probability is at most half of the one before it, and `ln (k + 1)!` at most 3/2 `ln k!`: a term is at most 3/4 of
    /// the one before it, and all that follow are at most three times it.
    fn ln_factorial(&self, precision: u32) -> Enclosure {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let rate = exact(self.rate.clone());
        let mut mass = (-&rate).exp();
        let mut ln_factorial = Enclosure::zero(precision);
        let mut sum = Enclosure::zero(precision);
        let negligible = exact(Rational::from(1) >> precision);
        let bounded_from = Rational::from(2 * &self.rate) + 10;
        for k in 1_u32.. {
            let count = exact(k.into());
            mass = mass * &rate / &count;
            ln_factorial += &count.ln();
            let term = &mass * &ln_factorial;
            sum += &term;
            if bounded_from < k && term.strictly_below(&(&sum * &negligible)) {
                let most = term * &exact(3.into());
                return sum + &Enclosure::zero(precision).hull(&most);
            }
        }
        unreachable!("the terms tend to zero")
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
            Statistic::LnFactorial if self.rate <= SUMMED_RATE => Some(self.ln_factorial(precision)),
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
