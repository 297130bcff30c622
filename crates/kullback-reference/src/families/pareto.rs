//! The Pareto distribution.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Shape α and scale s.
#[derive(Debug, Clone)]
pub struct Pareto {
    shape: Rational,
    scale: Rational,
}

impl Pareto {
    /// With that shape and that scale.
    ///
    /// # Errors
    /// If either is not positive.
    pub fn new(shape: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("shape", shape)?;
        domain::positive("scale", scale)?;
        Ok(Self { shape: shape.clone(), scale: scale.clone() })
    }

    /// αs/(α − 1), infinite unless α > 1.
    fn mean(&self) -> Option<Rational> {
        let beyond = Rational::from(&self.shape - 1);
        (beyond > 0).then(|| Rational::from(&self.shape * &self.scale) / beyond)
    }
}

impl Family for Pareto {
    fn name(&self) -> &'static str {
        "pareto"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.shape.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::Interval { low: Some(self.scale.clone()), high: None }
    }

    /// −ln α − α ln s + (α + 1) ln x.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let constant = -exact(&self.shape).ln() - &(exact(&self.shape) * &exact(&self.scale).ln());
        Code { constant, terms: vec![(exact(&Rational::from(&self.shape + 1)), Statistic::Ln)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let infinity = || Enclosure::infinity(precision);
        let mean_ln = || exact(&self.scale).ln() + &exact(&Rational::from(self.shape.recip_ref()));
        match statistic {
            Statistic::Value => Some(self.mean().map_or_else(infinity, |mean| exact(&mean))),
            Statistic::Ln => Some(mean_ln()),
            Statistic::SquaredLnDeviation(c) => {
                let variance = Rational::from(self.shape.recip_ref()).square();
                Some((mean_ln() - &exact(c)).square() + &exact(&variance))
            }
            Statistic::Power(power) => {
                let beyond = Rational::from(&self.shape - power);
                if beyond <= 0 {
                    return Some(infinity());
                }
                Some(exact(&self.scale).pow(&exact(power)) * &exact(&Rational::from(&self.shape / beyond)))
            }
            // E X² − 2c E X + c².
            Statistic::SquaredDeviation(c) => {
                let beyond = Rational::from(&self.shape - 2);
                let (true, Some(mean)) = (beyond > 0, self.mean()) else {
                    return Some(infinity());
                };
                let second = Rational::from(&self.shape / beyond) * self.scale.clone().square();
                Some(exact(&(second - Rational::from(2 * c) * mean + c.clone().square())))
            }
            // c − E X and twice what is expected of X − c beyond c.
            Statistic::AbsoluteDeviation(c) => {
                let Some(mean) = self.mean() else {
                    return Some(infinity());
                };
                if *c <= self.scale {
                    return Some(exact(&(mean - c)));
                }
                let tail = exact(&Rational::from(&self.scale / c)).pow(&exact(&self.shape));
                let beyond = Rational::from(2 * c) / Rational::from(&self.shape - 1);
                Some(exact(&(c.clone() - mean)) + &(tail * &exact(&beyond)))
            }
            _ => None,
        }
    }

    /// `∫ α₁^a s₁^(aα₁) α₂^b s₂^(bα₂) x^(−e − 1)` from the larger scale on, with b = 1 − a and e = aα₁ + bα₂.
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let complement = Rational::from(1 - alpha);
        let exponent = Rational::from(alpha * &self.shape) + Rational::from(&complement * &q[0]);
        if exponent <= 0 {
            return Some(Enclosure::infinity(precision));
        }
        let start = self.scale.clone().max(q[1].clone());
        let factor = |share: &Rational, shape: &Rational, scale: &Rational| {
            exact(share) * &(exact(shape).ln() + &(exact(shape) * &exact(scale).ln()))
        };
        let tail = exact(&exponent).ln() + &(exact(&exponent) * &exact(&start).ln());
        let integral = factor(alpha, &self.shape, &self.scale) + &factor(&complement, &q[0], &q[1]) - &tail;
        Some(integral / &exact(&-complement))
    }

    /// Of equal scales: with r = (s/x)^… where the densities cross, `|r^b − r^a|`, r = e^(−ln(a/b)/(a − b)).
    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        if self.scale != q[1] {
            return None;
        }
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let (a, b) = (&self.shape, &q[0]);
        let crossing = exact(&Rational::from(a / b)).ln() / &exact(&Rational::from(a - b));
        let survival = |shape: &Rational| (-(exact(shape) * &crossing)).exp();
        Some((survival(a) - &survival(b)).abs())
    }
}
