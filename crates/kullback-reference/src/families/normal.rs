//! The normal distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Mean μ and standard deviation σ.
#[derive(Debug, Clone)]
pub struct Normal {
    mean: Rational,
    std: Rational,
}

impl Normal {
    /// With that mean and that standard deviation.
    ///
    /// # Errors
    /// If the standard deviation is not positive.
    pub fn new(mean: &Rational, std: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("std", std)?;
        Ok(Self { mean: mean.clone(), std: std.clone() })
    }

    fn variance(&self) -> Rational {
        self.std.clone().square()
    }
}

/// `½ ln 2πv`.
fn normalizer(variance: &Enclosure) -> Enclosure {
    let precision = variance.precision();
    let two = Enclosure::exact(&2.into(), precision);
    (&(&two * &Enclosure::pi(precision)) * variance).ln() / &two
}

impl Family for Normal {
    fn name(&self) -> &'static str {
        "normal"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.mean.clone(), self.std.clone()]
    }

    fn support(&self) -> Support {
        Support::line()
    }

    fn code(&self, precision: u32) -> Code {
        let constant = normalizer(&Enclosure::exact(&self.variance(), precision));
        let weight = Enclosure::exact(&(1 / (2 * self.variance())), precision);
        Code { constant, terms: vec![(weight, Statistic::SquaredDeviation(self.mean.clone()))] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        match statistic {
            Statistic::Value => Some(exact(self.mean.clone())),
            Statistic::SquaredDeviation(c) => Some(exact(self.variance() + Rational::from(&self.mean - c).square())),
            // σ √(2/π) e^(−d²/2σ²) + d erf(d/(σ√2)), with d = μ − c.
            Statistic::AbsoluteDeviation(c) => {
                let distance = Rational::from(&self.mean - c);
                let square: Rational = distance.clone().square() / (2 * self.variance());
                let spread = (exact(2 * self.variance()) / &Enclosure::pi(precision)).sqrt() * &exact(-square).exp();
                let ratio = exact(distance.clone()) / &exact(2 * self.variance()).sqrt();
                Some(spread + &(exact(distance) * &ratio.erf()))
            }
            Statistic::Exponential { origin, scale } => {
                let shift = Rational::from(origin - &self.mean) / scale;
                Some(exact(shift + self.variance() / (2 * scale.clone().square())).exp())
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let precisions: Rational = 1 / self.variance();
        let parameters = [Rational::from(&self.mean * &precisions), -precisions / 2];
        Some(Natural { parameters: parameters.map(|x| Enclosure::exact(&x, precision)).into(), fixed: Vec::new() })
    }

    /// `−θ₁²/(4θ₂) + ½ ln(π/−θ₂)`, for θ₂ < 0.
    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let (linear, curvature) = (&theta[0], -&theta[1]);
        if curvature.is_negative() || curvature.is_zero() {
            return Enclosure::infinity(precision);
        }
        if !curvature.is_positive() {
            return Enclosure::unknown(precision);
        }
        let variance = Enclosure::exact(&Rational::from((1, 2)), precision) / &curvature;
        linear.square() * &variance / &Enclosure::exact(&2.into(), precision) + &normalizer(&variance)
    }

    /// Of equal standard deviations: `erf(|μ₁ − μ₂|/(2√2 σ))`.
    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let distance = Rational::from(&self.mean - &q[0]).abs() / &self.std;
        (self.std == q[1]).then(|| (exact(&distance) / &exact(&8.into()).sqrt()).erf())
    }
}
