//! The continuous Bernoulli distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain};
use rug::Rational;

/// A parameter λ between zero and one.
#[derive(Debug, Clone)]
pub struct ContinuousBernoulli {
    prob: Rational,
}

/// ln((e^θ − 1)/θ), which is zero at zero and has a slope between zero and one.
fn log_partition(theta: &Enclosure) -> Enclosure {
    if theta.contains_zero() {
        return theta.hull(&Enclosure::zero(theta.precision()));
    }
    (theta.exp_m1() / theta).ln()
}

impl ContinuousBernoulli {
    /// With that parameter.
    ///
    /// # Errors
    /// If it is not between zero and one.
    pub fn new(prob: &Rational) -> Result<Self, OutOfDomain> {
        if *prob <= 0 || *prob >= 1 {
            return Err(OutOfDomain::new("prob", format!("is not between 0 and 1: {prob}")));
        }
        Ok(Self { prob: prob.clone() })
    }

    fn is_uniform(&self) -> bool {
        self.prob == Rational::from((1, 2))
    }

    /// θ = ln(λ/(1 − λ)).
    fn logit(&self, precision: u32) -> Enclosure {
        Enclosure::exact(&(self.prob.clone() / Rational::from(1 - &self.prob)), precision).ln()
    }

    /// 1/(1 − e^(−θ)) − 1/θ, for θ other than zero.
    fn mean(&self, precision: u32) -> Enclosure {
        let theta = self.logit(precision);
        (-(-&theta).exp_m1()).recip() - &theta.recip()
    }

    /// 1/θ² − e^θ/(e^θ − 1)², for θ other than zero.
    fn variance(&self, precision: u32) -> Enclosure {
        let theta = self.logit(precision);
        theta.square().recip() - &(theta.exp() / &theta.exp_m1().square())
    }
}

impl Family for ContinuousBernoulli {
    fn name(&self) -> &'static str {
        "continuous_bernoulli"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.prob.clone()]
    }

    fn support(&self) -> Support {
        Support::unit_interval()
    }

    fn code(&self, precision: u32) -> Code {
        let theta = self.logit(precision);
        Code { constant: log_partition(&theta), terms: vec![(-theta, Statistic::Value)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let half = Rational::from((1, 2));
        let theta = self.logit(precision);
        let one = Rational::from(1);
        match statistic {
            Statistic::Value if self.is_uniform() => Some(exact(&half)),
            Statistic::Value => Some(self.mean(precision)),
            Statistic::SquaredDeviation(c) if self.is_uniform() => {
                Some(exact(&(Rational::from((1, 12)) + (half - c).square())))
            }
            Statistic::SquaredDeviation(c) => {
                Some((self.mean(precision) - &exact(c)).square() + &self.variance(precision))
            }
            Statistic::AbsoluteDeviation(c) if self.is_uniform() => {
                let signed = |x: Rational| x.clone().square() * if x < 0 { -1 } else { 1 };
                Some(exact(&((signed(one - c) - signed(-c.clone())) / 2u32)))
            }
            // The integral of (x − c) e^(θx) is e^(θx) ((x − c)/θ − 1/θ²), and that of e^(θx) is (e^θ − 1)/θ.
            Statistic::AbsoluteDeviation(c) => {
                let middle = c.clone().max(Rational::new()).min(one.clone());
                let integral = |x: &Rational| {
                    let factor = exact(&Rational::from(x - c)) / &theta - &theta.square().recip();
                    (exact(x) * &theta).exp() * &factor
                };
                let between = integral(&one) - &integral(&middle).scale(2) + &integral(&Rational::new());
                Some(between * &theta / &theta.exp_m1())
            }
            Statistic::Exponential { origin, scale } => {
                let tilted = log_partition(&(&theta - &exact(&Rational::from(scale.recip_ref()))));
                Some((exact(&Rational::from(origin / scale)) + &tilted - &log_partition(&theta)).exp())
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        Some(Natural { parameters: vec![self.logit(precision)], fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], _: u32) -> Enclosure {
        log_partition(&theta[0])
    }
}
