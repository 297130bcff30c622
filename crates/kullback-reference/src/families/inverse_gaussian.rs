//! The inverse Gaussian distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Mean μ and shape λ.
#[derive(Debug, Clone)]
pub struct InverseGaussian {
    mean: Rational,
    shape: Rational,
}

impl InverseGaussian {
    /// With that mean and that shape.
    ///
    /// # Errors
    /// If either is not positive.
    pub fn new(mean: &Rational, shape: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("mean", mean)?;
        domain::positive("shape", shape)?;
        Ok(Self { mean: mean.clone(), shape: shape.clone() })
    }
}

impl Family for InverseGaussian {
    fn name(&self) -> &'static str {
        "inverse_gaussian"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.mean.clone(), self.shape.clone()]
    }

    fn support(&self) -> Support {
        Support::half_line()
    }

    /// `½ ln 2π − ½ ln λ + (3/2) ln x + λx/2μ² − λ/μ + λ/2x`.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let tau = Enclosure::pi(precision).scale(2);
        let ratio = Rational::from(&self.shape / &self.mean);
        let constant = (tau / &exact(&self.shape)).ln().half() - &exact(&ratio);
        let terms = vec![
            (exact(&Rational::from((3, 2))), Statistic::Ln),
            (exact(&(ratio / &self.mean / 2)), Statistic::Value),
            (exact(&Rational::from(&self.shape / 2)), Statistic::Power((-1).into())),
        ];
        Code { constant, terms }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match statistic {
            Statistic::Value => Some(exact(&self.mean)),
            Statistic::Power(exponent) if *exponent == -1 => {
                Some(exact(&(self.mean.clone().recip() + self.shape.clone().recip())))
            }
            Statistic::SquaredDeviation(c) => {
                let variance = self.mean.clone().square() * &self.mean / &self.shape;
                Some(exact(&(variance + Rational::from(&self.mean - c).square())))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let linear = Rational::from(&self.shape / self.mean.clone().square());
        let parameters = [linear, self.shape.clone()].map(|x| -Enclosure::exact(&x, precision).half()).into();
        Some(Natural { parameters, fixed: Vec::new() })
    }

    /// `½ ln 2π − ½ ln t₂ − √(t₁t₂)` for tᵢ = −2θᵢ, t₁ ≥ 0 and t₂ > 0, with the base x^(−3/2).
    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let (linear, reciprocal) = (-theta[0].scale(2), -theta[1].scale(2));
        if linear.is_negative() || reciprocal.is_negative() || reciprocal.is_zero() {
            return Enclosure::infinity(precision);
        }
        if !reciprocal.is_positive() || !(linear.is_positive() || linear.is_zero()) {
            return Enclosure::unknown(precision);
        }
        let tau = Enclosure::pi(precision).scale(2);
        (tau / &reciprocal).ln().half() - &(linear * &reciprocal).sqrt()
    }
}
