//! The uniform distribution.

use super::closed::{Family, Form, INFINITE, exponential, finite, map};
use super::overlap::Overlap;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use super::{Beta, ContinuousBernoulli, Distribution};
use crate::error::Result;
use crate::term::Order;
use crate::wide::{Exact, Wide};

/// The uniform distribution from l to h: the density 1/(h − l).
///
/// `KL = ln(w₂/w₁)`, w = h − l, in nats, as `ln(1 + (w₂ − w₁)/w₁)` with an exact difference; `+∞` unless the one interval is within the other. An end that two
/// intervals share is one on the edge of that, so the gradient there is that towards the inside.
///
/// From 0 to 1 it is a [`Beta`] and a [`ContinuousBernoulli`] distribution.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the total variation distance and the Jensen–Shannon divergence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    /// The uniform distribution between those ends.
    ///
    /// # Errors
    /// If an end is not finite, or the lower one not below the higher.
    pub fn new(low: f64, high: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        door.finite("low", low)?;
        door.above("high", high, low, "above low and finite")?;
        // No negative zeros: an end is a number, and is compared as one.
        Ok(Self { low: low + 0.0, high: high + 0.0 })
    }

    /// l.
    #[must_use]
    pub const fn low(&self) -> f64 {
        self.low
    }

    /// h.
    #[must_use]
    pub const fn high(&self) -> f64 {
        self.high
    }

    fn width(&self) -> Wide {
        difference(self.high, self.low)
    }

    /// The expectation of X.
    fn mean(&self) -> Wide {
        (&Exact::from_f64(self.low) + &Exact::from_f64(self.high)).to_wide().half()
    }

    fn overlap(&self, q: &Self) -> Overlap {
        let (low, high) = (self.low.max(q.low), self.high.min(q.high));
        let outside = |of: &Self| {
            let sides = &(&Exact::from_f64(low) - &Exact::from_f64(of.low)) + &Exact::from_f64(of.high);
            (&sides - &Exact::from_f64(high)).to_wide()
        };
        let common = if low < high { difference(high, low) } else { Wide::ZERO };
        Overlap { p: self.width(), q: q.width(), common, p_outside: outside(self), q_outside: outside(q) }
    }
}

/// a − b, truncated to 128 bits.
fn difference(a: f64, b: f64) -> Wide {
    (&Exact::from_f64(a) - &Exact::from_f64(b)).to_wide()
}

/// ln(a − b), relatively accurate also where a − b is next to one.
pub(super) fn ln_difference(a: f64, b: f64) -> Wide {
    let excess = &(&Exact::from_f64(a) - &Exact::from_f64(b)) - &Exact::from_f64(1.0);
    let excess = excess.to_wide();
    if excess.abs() < Wide::ONE.half() { excess.ln_1p() } else { difference(a, b).ln() }
}

/// The expectation of ln X for X uniform from l ≥ 0 to h: `ln h − D/w`, D the deviance of l and h.
fn expected_ln(low: Wide, high: Wide, width: Wide) -> Wide {
    let deviance = if low.is_zero() { high } else { Wide::kl_div_by_difference(low, high, -width) };
    high.ln() - deviance / width
}

impl Family for Uniform {
    const NAME: &'static str = "uniform";

    fn support(&self) -> Support {
        Support::Interval { low: self.low, high: self.high }
    }

    fn code(&self) -> Option<Code> {
        Some(Code::new(ln_difference(self.high, self.low), []))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        let (low, high, width) = (Wide::from_f64(self.low), Wide::from_f64(self.high), self.width());
        match statistic {
            Statistic::Value => finite(self.mean()),
            Statistic::SquaredDeviation(c) => {
                finite(width.square() / Wide::from_integer(12) + (self.mean() - *c).square())
            }
            Statistic::AbsoluteDeviation(c) if *c <= low || *c >= high => finite((self.mean() - *c).abs()),
            Statistic::AbsoluteDeviation(c) => finite(((high - *c).square() + (*c - low).square()) / width.double()),
            Statistic::Ln if self.low >= 0.0 => finite(expected_ln(low, high, width)),
            Statistic::LnComplement if self.high <= 1.0 => {
                finite(expected_ln(difference(1.0, self.high), difference(1.0, self.low), width))
            }
            // From the end where it is largest: e^(−(l − c)/s) (1 − e^(−w/s))/(w/s).
            Statistic::Exponential { origin, scale } => {
                let (end, length) = (if scale.is_negative() { high } else { low }, width / scale.abs());
                let largest = exponential((*origin - end) / *scale);
                map(Some(largest), |largest| largest * -(-length).exp_m1() / length)
            }
            // From the end where x^(s + 1) is largest: h^(s + 1) (1 − (l/h)^(s + 1))/((s + 1) w).
            Statistic::Power { scale, exponent } if self.low >= 0.0 => {
                let next = *exponent + Wide::ONE;
                let end = if next.is_negative() { low } else { high };
                if next <= Wide::ZERO && low.is_zero() {
                    return INFINITE;
                }
                let drop = match low.is_zero() {
                    true => Wide::ONE / next,
                    false => Wide::exp_m1_over(-next.abs(), Wide::ln_ratio(high, low)) * end / width,
                };
                map(Some(exponential(*exponent * Wide::ln_ratio(end, *scale))), |largest| largest * drop)
            }
            // The integral of (ln x − c)² is x (y² − 2y + 2), y = ln x − c.
            Statistic::SquaredLnDeviation(c) if self.low >= 0.0 => {
                let integral = |x: Wide| {
                    let y = x.ln() - *c;
                    x * (y * (y - Wide::from_integer(2)) + Wide::from_integer(2))
                };
                let below = if low.is_zero() { Wide::ZERO } else { integral(low) };
                finite((integral(high) - below) / width)
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        self.overlap(q).kl()
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let (rate, q_rate) = (Wide::ONE / self.width(), Wide::ONE / q.width());
        Some([vec![rate, -rate], vec![-q_rate, q_rate]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.overlap(q).renyi(order)
    }

    fn total_variation(&self, q: &Self) -> Form {
        self.overlap(q).total_variation()
    }

    fn js(&self, q: &Self) -> Form {
        self.overlap(q).js()
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        if self.low == 0.0 && self.high == 1.0 {
            vec![Box::new(Beta::standard_uniform()), Box::new(ContinuousBernoulli::standard_uniform())]
        } else {
            Vec::new()
        }
    }
}
