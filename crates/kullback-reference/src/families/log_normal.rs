//! The log-normal and the logit-normal distribution.

use super::{Code, Family, Natural, Normal, Statistic, Support};
use crate::{Enclosure, OutOfDomain};
use rug::Rational;

/// ln X is normal.
#[derive(Debug, Clone)]
pub struct LogNormal {
    mean: Rational,
    std: Rational,
    ln: Normal,
}

impl LogNormal {
    /// With that mean and that standard deviation of the logarithm.
    ///
    /// # Errors
    /// If the standard deviation is not positive.
    pub fn new(mean: &Rational, std: &Rational) -> Result<Self, OutOfDomain> {
        Ok(Self { mean: mean.clone(), std: std.clone(), ln: Normal::new(mean, std)? })
    }

    /// e^(kμ + k²σ²/2).
    fn moment(&self, k: &Rational, precision: u32) -> Enclosure {
        let half = Rational::from(k * &self.std).square() / 2;
        Enclosure::exact(&(Rational::from(k * &self.mean) + half), precision).exp()
    }
}

/// The normal distribution's code in another variable, with the logarithm of a Jacobian.
fn transformed(
    normal: &Normal,
    jacobian: &[Statistic],
    deviation: impl Fn(Rational) -> Statistic,
    precision: u32,
) -> Code {
    let Code { constant, terms } = normal.code(precision);
    let moved = terms.into_iter().map(|(weight, statistic)| match statistic {
        Statistic::SquaredDeviation(c) => (weight, deviation(c)),
        other => (weight, other),
    });
    let one = Enclosure::from_integer(1, precision);
    Code { constant, terms: jacobian.iter().map(|statistic| (one.clone(), statistic.clone())).chain(moved).collect() }
}

impl Family for LogNormal {
    fn name(&self) -> &'static str {
        "log_normal"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.ln.parameters()
    }

    fn support(&self) -> Support {
        Support::half_line()
    }

    fn code(&self, precision: u32) -> Code {
        transformed(&self.ln, &[Statistic::Ln], Statistic::SquaredLnDeviation, precision)
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let one = Rational::from(1);
        match statistic {
            Statistic::Value => Some(self.moment(&one, precision)),
            Statistic::Power(power) => Some(self.moment(power, precision)),
            Statistic::Ln => self.ln.expectation(&Statistic::Value, precision),
            Statistic::SquaredLnDeviation(c) => self.ln.expectation(&Statistic::SquaredDeviation(c.clone()), precision),
            // E X² − 2c E X + c².
            Statistic::SquaredDeviation(c) => {
                let exact = |x: &Rational| Enclosure::exact(x, precision);
                let cross = exact(&Rational::from(2 * c)) * &self.moment(&one, precision);
                Some(self.moment(&Rational::from(2), precision) - &cross + &exact(&c.clone().square()))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        self.ln.natural(precision)
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        self.ln.log_partition(theta, precision)
    }
}

/// ln(X/(1 − X)) is normal.
#[derive(Debug, Clone)]
pub struct LogitNormal {
    logit: Normal,
}

impl LogitNormal {
    /// With that mean and that standard deviation of the logit.
    ///
    /// # Errors
    /// If the standard deviation is not positive.
    pub fn new(mean: &Rational, std: &Rational) -> Result<Self, OutOfDomain> {
        Ok(Self { logit: Normal::new(mean, std)? })
    }
}

impl Family for LogitNormal {
    fn name(&self) -> &'static str {
        "logit_normal"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.logit.parameters()
    }

    fn support(&self) -> Support {
        Support::unit_interval()
    }

    fn code(&self, precision: u32) -> Code {
        let jacobian = [Statistic::Ln, Statistic::LnComplement];
        transformed(&self.logit, &jacobian, Statistic::SquaredLogitDeviation, precision)
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::SquaredLogitDeviation(c) => {
                self.logit.expectation(&Statistic::SquaredDeviation(c.clone()), precision)
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        self.logit.natural(precision)
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        self.logit.log_partition(theta, precision)
    }
}
