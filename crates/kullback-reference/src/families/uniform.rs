//! The uniform distribution.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain};
use rug::Rational;

/// From `low` to `high`.
#[derive(Debug, Clone)]
pub struct Uniform {
    low: Rational,
    high: Rational,
}

/// That one end is above another.
pub(super) fn above(name: &str, value: &Rational, lower: &Rational) -> Result<(), OutOfDomain> {
    if value > lower { Ok(()) } else { Err(OutOfDomain::new(name, format!("is not above {lower}: {value}"))) }
}

/// Two uniform densities on intervals of so great a length, and that of what they have in common, if anything.
pub(super) struct Lengths {
    pub(super) p: Enclosure,
    pub(super) q: Enclosure,
    pub(super) common: Option<Enclosure>,
}

impl Lengths {
    /// `(ln o − α ln w₁ − (1 − α) ln w₂)/(α − 1)`.
    pub(super) fn renyi(&self, alpha: &Rational) -> Enclosure {
        let precision = self.p.precision();
        let Some(common) = &self.common else {
            return Enclosure::infinity(precision);
        };
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let complement = Rational::from(1 - alpha);
        let gap = common.ln() - &(exact(alpha) * &self.p.ln()) - &(exact(&complement) * &self.q.ln());
        gap / &exact(&-complement)
    }

    /// `1 − o/max(w₁, w₂)`.
    pub(super) fn total_variation(&self) -> Enclosure {
        let one = Enclosure::from_integer(1, self.p.precision());
        self.common.as_ref().map_or_else(|| one.clone(), |common| &one - &(common / &self.p.max(&self.q)))
    }

    /// Three pieces: p alone, q alone, and both.
    pub(super) fn js(&self) -> Enclosure {
        let precision = self.p.precision();
        let one = Enclosure::from_integer(1, precision);
        let ln_2 = Enclosure::ln_2(precision);
        let Some(common) = &self.common else {
            return ln_2;
        };
        let half = |width: &Enclosure, other: &Enclosure| {
            let density = width.recip();
            let mean = (&density + &other.recip()).half();
            (&one - &(common / width)) * &ln_2 + &(common * &density * &(density / &mean).ln())
        };
        (half(&self.p, &self.q) + &half(&self.q, &self.p)).half()
    }
}

impl Uniform {
    /// Between those ends.
    ///
    /// # Errors
    /// If the lower one is not below the higher.
    pub fn new(low: &Rational, high: &Rational) -> Result<Self, OutOfDomain> {
        above("high", high, low)?;
        Ok(Self { low: low.clone(), high: high.clone() })
    }

    fn width(&self) -> Rational {
        Rational::from(&self.high - &self.low)
    }

    fn lengths(&self, q: &[Rational], precision: u32) -> Lengths {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let low = self.low.clone().max(q[0].clone());
        let common = self.high.clone().min(q[1].clone()) - low;
        Lengths {
            p: exact(self.width()),
            q: exact(Rational::from(&q[1] - &q[0])),
            common: (common > 0).then(|| exact(common)),
        }
    }
}

/// x ln x, which is zero at zero.
fn x_ln_x(x: &Rational, precision: u32) -> Enclosure {
    if *x == 0 {
        return Enclosure::zero(precision);
    }
    let x = Enclosure::exact(x, precision);
    &x * &x.ln()
}

/// x (y² − 2y + 2), y = ln x − c, which is zero at zero.
fn squared_ln_integral(x: &Rational, c: &Rational, precision: u32) -> Enclosure {
    if *x == 0 {
        return Enclosure::zero(precision);
    }
    let two = Enclosure::from_integer(2, precision);
    let y = Enclosure::exact(x, precision).ln() - &Enclosure::exact(c, precision);
    Enclosure::exact(x, precision) * &(y.square() - &(&two * &y) + &two)
}

impl Family for Uniform {
    fn name(&self) -> &'static str {
        "uniform"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.low.clone(), self.high.clone()]
    }

    fn support(&self) -> Support {
        Support::Interval { low: Some(self.low.clone()), high: Some(self.high.clone()) }
    }

    fn code(&self, precision: u32) -> Code {
        Code { constant: Enclosure::exact(&self.width(), precision).ln(), terms: Vec::new() }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let (low, high, width) = (&self.low, &self.high, exact(self.width()));
        let mean = Rational::from(low + high) / 2;
        match statistic {
            Statistic::Value => Some(exact(mean)),
            // ∫ (x − c)²: a difference of cubes.
            Statistic::SquaredDeviation(c) => {
                let cube = |x: &Rational| Rational::from(x - c).square() * Rational::from(x - c);
                Some(exact((cube(high) - cube(low)) / (3 * self.width())))
            }
            Statistic::AbsoluteDeviation(c) => {
                let signed = |x: &Rational| Rational::from(x - c).square() * if x < c { -1 } else { 1 };
                Some(exact((signed(high) - signed(low)) / (2 * self.width())))
            }
            Statistic::Ln if *low >= 0 => {
                let integral = x_ln_x(high, precision) - &x_ln_x(low, precision);
                Some(integral / &width - &Enclosure::from_integer(1, precision))
            }
            Statistic::LnComplement if *high <= 1 => {
                let (from, to) = (Rational::from(1 - high), Rational::from(1 - low));
                let integral = x_ln_x(&to, precision) - &x_ln_x(&from, precision);
                Some(integral / &width - &Enclosure::from_integer(1, precision))
            }
            // From the end where it is largest, so that two infinities are not subtracted: e^(−(l − c)/s) (1 − e^(−w/s)) s/w.
            Statistic::Exponential { origin, scale } => {
                let end = if *scale > 0 { low } else { high };
                let length = self.width() / scale.clone().abs();
                let largest = exact(Rational::from(origin - end) / scale).exp();
                Some(largest * &-exact(-length.clone()).exp_m1() / &exact(length))
            }
            Statistic::Power(power) if *low >= 0 => {
                let next = Rational::from(power + 1);
                if *low == 0 && next <= 0 {
                    return Some(Enclosure::infinity(precision));
                }
                if next == 0 {
                    return Some(exact(Rational::from(high / low)).ln() / &width);
                }
                let raised = |x: &Rational| exact(x.clone()).pow(&exact(next.clone()));
                Some((raised(high) - &raised(low)) / &(exact(next.clone()) * &width))
            }
            Statistic::SquaredLnDeviation(c) if *low >= 0 => {
                let integral = squared_ln_integral(high, c, precision) - &squared_ln_integral(low, c, precision);
                Some(integral / &width)
            }
            _ => None,
        }
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).renyi(alpha))
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).total_variation())
    }

    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(self.lengths(q, precision).js())
    }
}
