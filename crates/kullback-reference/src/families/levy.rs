//! The Lévy distribution.

use super::gamma_power::{GammaPower, log_partition};
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Location μ and scale c.
#[derive(Debug, Clone)]
pub struct Levy {
    location: Rational,
    scale: Rational,
}

impl Levy {
    /// With that location and that scale.
    ///
    /// # Errors
    /// If the scale is not positive.
    pub fn new(location: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("scale", scale)?;
        Ok(Self { location: location.clone(), scale: scale.clone() })
    }

    /// 1/(X − μ) ~ Gamma(½, c/2).
    fn form(&self) -> GammaPower {
        GammaPower::new(-1, Rational::from((1, 2)), Rational::from(&self.scale / 2))
    }
}

impl Family for Levy {
    fn name(&self) -> &'static str {
        "levy"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.location.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::Interval { low: Some(self.location.clone()), high: None }
    }

    /// In terms of x − μ, where μ is not zero.
    fn code(&self, precision: u32) -> Code {
        let Code { constant, terms } = self.form().code(precision);
        if self.location.is_zero() {
            return Code { constant, terms };
        }
        let shifted = |statistic| Statistic::Shifted(self.location.clone(), Box::new(statistic));
        Code { constant, terms: terms.into_iter().map(|(weight, statistic)| (weight, shifted(statistic))).collect() }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Shifted(origin, statistic) if *origin == self.location => {
                self.form().expectation(statistic, precision)
            }
            _ if self.location.is_zero() => self.form().expectation(statistic, precision),
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let rate = Enclosure::exact(&Rational::from(&self.scale / 2), precision);
        Some(Natural { parameters: vec![rate], fixed: vec![self.location.clone()] })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        log_partition(&Enclosure::exact(&Rational::from((1, 2)), precision), &theta[0])
    }
}
