//! The Weibull distribution.

use super::log_gamma::{renyi_of_log_ratio, total_variation_of_log_ratio};
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Shape k and scale λ.
#[derive(Debug, Clone)]
pub struct Weibull {
    shape: Rational,
    scale: Rational,
}

impl Weibull {
    /// With that shape and that scale.
    ///
    /// # Errors
    /// If either is not positive.
    pub fn new(shape: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("shape", shape)?;
        domain::positive("scale", scale)?;
        Ok(Self { shape: shape.clone(), scale: scale.clone() })
    }

    /// `E (X/c)^t = (λ/c)^t Γ(1 + t/k)`, infinite unless t > −k.
    fn moment(&self, c: &Rational, exponent: &Rational, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let shape = Rational::from(exponent / &self.shape) + 1;
        if shape <= 0 {
            return Enclosure::infinity(precision);
        }
        let ln_ratio = exact(&Rational::from(&self.scale / c)).ln();
        (exact(exponent) * &ln_ratio + &exact(&shape).ln_gamma()).exp()
    }

    /// `E ln X = ln λ − γ/k`.
    fn mean_ln(&self, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        exact(&self.scale).ln() - &(Enclosure::euler_gamma(precision) / &exact(&self.shape))
    }

    /// The logarithm of the ratio of the rates λ^(−k), for one k.
    fn log_ratio(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        (self.shape == q[0]).then(|| exact(&self.shape) * &exact(&Rational::from(&q[1] / &self.scale)).ln())
    }
}

impl Family for Weibull {
    fn name(&self) -> &'static str {
        "weibull"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.shape.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::half_line()
    }

    /// `−ln k + k ln λ − (k − 1) ln x + (x/λ)^k`.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let constant = exact(&self.shape) * &exact(&self.scale).ln() - &exact(&self.shape).ln();
        let power = Statistic::ScaledPower { scale: self.scale.clone(), exponent: self.shape.clone() };
        let terms = vec![(exact(&Rational::from(1 - &self.shape)), Statistic::Ln), (exact(&1.into()), power)];
        Code { constant, terms }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let one = Rational::from(1);
        match statistic {
            Statistic::Value => Some(self.moment(&one, &one, precision)),
            Statistic::Power(exponent) => Some(self.moment(&one, exponent, precision)),
            Statistic::ScaledPower { scale, exponent } => Some(self.moment(scale, exponent, precision)),
            Statistic::SquaredDeviation(c) => {
                let (square, mean) = (self.moment(&one, &2.into(), precision), self.moment(&one, &one, precision));
                Some(square - &(exact(c) * &mean).scale(2) + &exact(&c.clone().square()))
            }
            Statistic::Ln => Some(self.mean_ln(precision)),
            // π²/(6k²) and the square of the mean's distance.
            Statistic::SquaredLnDeviation(c) => {
                let deviation = Enclosure::pi(precision) / &exact(&self.shape);
                let variance = deviation.square() / &exact(&6.into());
                Some(variance + &(self.mean_ln(precision) - &exact(c)).square())
            }
            _ => None,
        }
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        Some(renyi_of_log_ratio(&self.log_ratio(q, precision)?, alpha))
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(total_variation_of_log_ratio(&self.log_ratio(q, precision)?))
    }
}
