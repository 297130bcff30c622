//! The Lindley distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// The one parameter θ.
#[derive(Debug, Clone)]
pub struct Lindley {
    theta: Rational,
}

impl Lindley {
    /// With that θ.
    ///
    /// # Errors
    /// If it is not positive.
    pub fn new(theta: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("theta", theta)?;
        Ok(Self { theta: theta.clone() })
    }
}

impl Family for Lindley {
    fn name(&self) -> &'static str {
        "lindley"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.theta.clone()]
    }

    fn support(&self) -> Support {
        Support::half_line()
    }

    /// `ln(1 + θ) − 2 ln θ − ln(1 + x) + θx`.
    fn code(&self, precision: u32) -> Code {
        let theta = Enclosure::exact(&self.theta, precision);
        let constant = log_partition(&theta);
        let minus_one = Enclosure::exact(&(-1).into(), precision);
        Code { constant, terms: vec![(minus_one, Statistic::LnOnePlus), (theta, Statistic::Value)] }
    }

    /// `E X = (θ + 2)/(θ (θ + 1))`.
    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let Statistic::Value = statistic else { return None };
        let theta = &self.theta;
        let mean = Rational::from(theta + 2) / (theta * Rational::from(theta + 1));
        Some(Enclosure::exact(&mean, precision))
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        Some(Natural { parameters: vec![-Enclosure::exact(&self.theta, precision)], fixed: Vec::new() })
    }

    /// `ln((1 − t)/t²)`, for t = −θ < 0.
    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let theta = -&theta[0];
        if theta.is_negative() || theta.is_zero() {
            return Enclosure::infinity(precision);
        }
        if !theta.is_positive() {
            return Enclosure::unknown(precision);
        }
        log_partition(&theta)
    }
}

/// `ln((1 + θ)/θ²)`.
fn log_partition(theta: &Enclosure) -> Enclosure {
    ((Enclosure::exact(&1.into(), theta.precision()) + theta) / &theta.square()).ln()
}
