//! The beta and the Dirichlet distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Σ lnΓ(αᵢ) − lnΓ(Σ αᵢ), given the sum.
fn ln_beta(shapes: &[Enclosure], sum: &Enclosure) -> Enclosure {
    let zero = Enclosure::zero(sum.precision());
    shapes.iter().fold(zero, |total, shape| total + &shape.ln_gamma()) - &sum.ln_gamma()
}

fn enclosed(shapes: &[Rational], precision: u32) -> Vec<Enclosure> {
    shapes.iter().map(|shape| Enclosure::exact(shape, precision)).collect()
}

/// `Σ lnΓ(θᵢ) − lnΓ(Σ θᵢ)`, for θ > 0; with one entry, which is one, 0 for any θ.
fn log_partition(theta: &[Enclosure], precision: u32) -> Enclosure {
    if theta.len() == 1 {
        return Enclosure::zero(precision);
    }
    if theta.iter().any(|theta| theta.is_negative() || theta.is_zero()) {
        return Enclosure::infinity(precision);
    }
    if !theta.iter().all(Enclosure::is_positive) {
        return Enclosure::unknown(precision);
    }
    let sum = theta.iter().fold(Enclosure::zero(precision), |sum, theta| sum + theta);
    ln_beta(theta, &sum)
}

/// The constant of the code, and 1 − αᵢ.
fn code(shapes: &[Rational], statistic: impl Fn(usize) -> Statistic, precision: u32) -> Code {
    let sum = Enclosure::exact(&shapes.iter().sum(), precision);
    let weight = |shape: &Rational| Enclosure::exact(&Rational::from(1 - shape), precision);
    let terms = shapes.iter().enumerate().map(|(index, shape)| (weight(shape), statistic(index)));
    Code { constant: ln_beta(&enclosed(shapes, precision), &sum), terms: terms.collect() }
}

/// E ln xᵢ = ψ(αᵢ) − ψ(Σ α).
fn expected_ln(shapes: &[Rational], index: usize, precision: u32) -> Enclosure {
    let digamma = |x: &Rational| Enclosure::exact(x, precision).digamma();
    digamma(&shapes[index]) - &digamma(&shapes.iter().sum())
}

/// Shapes α and β.
#[derive(Debug, Clone)]
pub struct Beta {
    shapes: [Rational; 2],
}

impl Beta {
    /// With those shapes.
    ///
    /// # Errors
    /// If either is not positive.
    pub fn new(alpha: &Rational, beta: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("alpha", alpha)?;
        domain::positive("beta", beta)?;
        Ok(Self { shapes: [alpha.clone(), beta.clone()] })
    }
}

impl Family for Beta {
    fn name(&self) -> &'static str {
        "beta"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.shapes.to_vec()
    }

    fn support(&self) -> Support {
        Support::unit_interval()
    }

    fn code(&self, precision: u32) -> Code {
        let statistic = |index| if index == 0 { Statistic::Ln } else { Statistic::LnComplement };
        code(&self.shapes, statistic, precision)
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let [alpha, beta] = &self.shapes;
        let sum = Rational::from(alpha + beta);
        let trigamma = |x: &Rational| exact(x).trigamma();
        match statistic {
            Statistic::Value => Some(exact(&Rational::from(alpha / &sum))),
            Statistic::Ln => Some(expected_ln(&self.shapes, 0, precision)),
            Statistic::LnComplement => Some(expected_ln(&self.shapes, 1, precision)),
            // E X² − 2c E X + c², E X² = α (α + 1)/(s (s + 1)).
            Statistic::SquaredDeviation(c) => {
                let mean = Rational::from(alpha / &sum);
                let second = mean.clone() * Rational::from(alpha + 1) / (sum + 1u32);
                Some(exact(&(second - Rational::from(2 * c) * mean + c.clone().square())))
            }
            Statistic::Power(power) => {
                let raised = Rational::from(alpha + power);
                if raised <= 0 {
                    return Some(Enclosure::infinity(precision));
                }
                let ln_gamma = |x: &Rational| exact(x).ln_gamma();
                let above = ln_gamma(&raised) + &ln_gamma(&sum);
                Some((above - &ln_gamma(alpha) - &ln_gamma(&(sum + power))).exp())
            }
            Statistic::SquaredLnDeviation(c) => {
                let expected = expected_ln(&self.shapes, 0, precision) - &exact(c);
                Some(expected.square() + &(trigamma(alpha) - &trigamma(&sum)))
            }
            Statistic::SquaredLogitDeviation(c) => {
                let expected = exact(alpha).digamma() - &exact(beta).digamma() - &exact(c);
                Some(expected.square() + &(trigamma(alpha) + &trigamma(beta)))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        Some(Natural { parameters: enclosed(&self.shapes, precision), fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        log_partition(theta, precision)
    }
}

/// A vector of shapes.
#[derive(Debug, Clone)]
pub struct Dirichlet {
    alpha: Vec<Rational>,
}

impl Dirichlet {
    /// With those shapes.
    ///
    /// # Errors
    /// If there are none, or one is not positive.
    pub fn new(alpha: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::non_empty("alpha", alpha)?;
        for (index, shape) in alpha.iter().enumerate() {
            domain::positive("alpha", shape).map_err(|error| error.at(&[index]))?;
        }
        Ok(Self { alpha: alpha.to_vec() })
    }
}

impl Family for Dirichlet {
    fn name(&self) -> &'static str {
        "dirichlet"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.alpha.clone()
    }

    fn support(&self) -> Support {
        Support::Other("probability vectors", self.alpha.len())
    }

    fn code(&self, precision: u32) -> Code {
        code(&self.alpha, Statistic::LnEntry, precision)
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::LnEntry(index) => Some(expected_ln(&self.alpha, *index, precision)),
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        Some(Natural { parameters: enclosed(&self.alpha, precision), fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        log_partition(theta, precision)
    }
}
