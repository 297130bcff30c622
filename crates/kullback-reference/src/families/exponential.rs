//! The exponential distribution.

use super::gamma_power::{GammaPower, log_partition};
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Rate λ.
#[derive(Debug, Clone)]
pub struct Exponential {
    rate: Rational,
}

impl Exponential {
    /// With that rate.
    ///
    /// # Errors
    /// If it is not positive.
    pub fn new(rate: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("rate", rate)?;
        Ok(Self { rate: rate.clone() })
    }
}

impl Family for Exponential {
    fn name(&self) -> &'static str {
        "exponential"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.rate.clone()]
    }

    fn support(&self) -> Support {
        Support::half_line()
    }

    fn code(&self, precision: u32) -> Code {
        let rate = Enclosure::exact(&self.rate, precision);
        Code { constant: -rate.ln(), terms: vec![(rate, Statistic::Value)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        match statistic {
            // 1/λ − c, and 2 E(c − X)⁺ = 2 (c − 1/λ + e^(−λc)/λ) more for positive c.
            Statistic::AbsoluteDeviation(c) => {
                let mean = Rational::from(self.rate.recip_ref());
                let below = exact(Rational::from(&mean - c));
                if *c <= 0 {
                    return Some(below);
                }
                let tail = exact(-Rational::from(&self.rate * c)).exp() * &exact(mean);
                Some(tail.scale(2) - &below)
            }
            other => GammaPower::new(1, 1.into(), self.rate.clone()).expectation(other, precision),
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        Some(Natural { parameters: vec![-Enclosure::exact(&self.rate, precision)], fixed: Vec::new() })
    }

    /// `−ln(−θ)`, for θ < 0.
    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        log_partition(&Enclosure::exact(&1.into(), precision), &-&theta[0])
    }

    /// `|e^(−λ₂x) − e^(−λ₁x)|` at `x = ln(λ₁/λ₂)/(λ₁ − λ₂)`, where the densities are equal.
    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let apart = exact(&Rational::from(&self.rate - &q[0]));
        let crossing = exact(&Rational::from(&self.rate / &q[0])).ln() / &apart;
        let tail = |rate: &Rational| (-(exact(rate) * &crossing)).exp();
        Some((tail(&q[0]) - &tail(&self.rate)).abs())
    }
}
