//! The Laplace distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Location μ and scale b.
#[derive(Debug, Clone)]
pub struct Laplace {
    location: Rational,
    scale: Rational,
}

impl Laplace {
    /// With that location and that scale.
    ///
    /// # Errors
    /// If the scale is not positive.
    pub fn new(location: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("scale", scale)?;
        Ok(Self { location: location.clone(), scale: scale.clone() })
    }
}

impl Family for Laplace {
    fn name(&self) -> &'static str {
        "laplace"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.location.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::line()
    }

    fn code(&self, precision: u32) -> Code {
        let constant = Enclosure::exact(&Rational::from(2 * &self.scale), precision).ln();
        let weight = Enclosure::exact(&Rational::from(self.scale.recip_ref()), precision);
        Code { constant, terms: vec![(weight, Statistic::AbsoluteDeviation(self.location.clone()))] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match statistic {
            Statistic::Value => Some(exact(&self.location)),
            Statistic::SquaredDeviation(c) => {
                let variance = 2 * self.scale.clone().square();
                Some(exact(&(variance + Rational::from(&self.location - c).square())))
            }
            // b e^(−d/b) + d.
            Statistic::AbsoluteDeviation(c) => {
                let distance = Rational::from(&self.location - c).abs();
                let decay = exact(&-Rational::from(&distance / &self.scale)).exp();
                Some(exact(&self.scale) * &decay + &exact(&distance))
            }
            // e^(−(μ − c)/s) / (1 − b²/s²).
            Statistic::Exponential { origin, scale } => {
                let ratio = Rational::from(&self.scale / scale).square();
                if ratio >= 1 {
                    return Some(Enclosure::infinity(precision));
                }
                let shift = exact(&(Rational::from(origin - &self.location) / scale)).exp();
                Some(shift / &exact(&(1 - ratio)))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let rate = -Rational::from(self.scale.recip_ref());
        Some(Natural { parameters: vec![Enclosure::exact(&rate, precision)], fixed: vec![self.location.clone()] })
    }

    /// `ln(2/−θ)`, for θ < 0.
    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let rate = -&theta[0];
        if rate.is_negative() || rate.is_zero() {
            return Enclosure::infinity(precision);
        }
        if !rate.is_positive() {
            return Enclosure::unknown(precision);
        }
        (Enclosure::exact(&2.into(), precision) / &rate).ln()
    }

    /// With A = α/b₁, B = (1 − α)/b₂ and d the distance, `b₁^(−α) b₂^(α − 1)/2` times
    /// `(e^(−Bd) + e^(−Ad))/(A + B) + (e^(−Bd) − e^(−Ad))/(A − B)`, the second of which is d e^(−Ad) for A = B.
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let complement = Rational::from(1 - alpha);
        let (a, b) = (Rational::from(alpha / &self.scale), Rational::from(&complement / &q[1]));
        let sum = Rational::from(&a + &b);
        if sum <= 0 {
            return Some(Enclosure::infinity(precision));
        }
        let distance = Rational::from(&self.location - &q[0]).abs();
        // Beside e^(−md), m the lesser rate, so that both decays are moderate and one of them is one.
        let least = a.clone().min(b.clone());
        let decay = |rate: &Rational| exact(&(Rational::from(&least - rate) * &distance)).exp();
        let tails = (decay(&b) + &decay(&a)) / &exact(&sum);
        let between = if a == b {
            exact(&distance) * &decay(&a)
        } else {
            (decay(&b) - &decay(&a)) / &exact(&Rational::from(&a - &b))
        };
        let scales = exact(alpha) * &exact(&self.scale).ln() + &(exact(&complement) * &exact(&q[1]).ln());
        let common = exact(&(least.clone() * &distance));
        Some(((tails + &between).half().ln() - &common - &scales) / &exact(&-complement))
    }

    /// Of equal scales: `1 − e^(−d/2b)`.
    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let distance = Rational::from(&self.location - &q[0]).abs();
        let exponent = -distance / Rational::from(2 * &self.scale);
        (self.scale == q[1]).then(|| -Enclosure::exact(&exponent, precision).exp_m1())
    }
}
