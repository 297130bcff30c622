//! What is common to the families of which a power X^s is gamma distributed.

use super::{Code, Statistic};
use crate::Enclosure;
use rug::Rational;

/// X with X^s ~ Gamma(a, b).
#[derive(Debug, Clone)]
pub(super) struct GammaPower {
    /// s.
    pub(super) power: Rational,
    /// a.
    pub(super) shape: Rational,
    /// b.
    pub(super) rate: Rational,
}

impl GammaPower {
    pub(super) fn new(power: i32, shape: Rational, rate: Rational) -> Self {
        Self { power: power.into(), shape, rate }
    }

    /// `−ln |s| − a ln b + lnΓ(a) − (sa − 1) ln x + b x^s`.
    pub(super) fn code(&self, precision: u32) -> Code {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let constant = log_partition(&exact(&self.shape), &exact(&self.rate)) - &exact(&self.power.clone().abs()).ln();
        let exponent = 1 - Rational::from(&self.power * &self.shape);
        let terms = vec![(exact(&exponent), Statistic::Ln), (exact(&self.rate), Statistic::power(&self.power))];
        Code { constant, terms }
    }

    /// The weights of ln x and x^s, `sa − 1` and −b; or the first alone, where the rate is fixed and part of the base.
    pub(super) fn natural(&self, count: usize, precision: u32) -> Vec<Enclosure> {
        let exponent = Rational::from(&self.power * &self.shape) - 1;
        let both = [exponent, Rational::from(-&self.rate)];
        both.iter().take(count).map(|x| Enclosure::exact(x, precision)).collect()
    }

    /// `lnΓ(a) − a ln b − ln |s|`, of such weights.
    pub(super) fn log_partition(&self, theta: &[Enclosure]) -> Enclosure {
        let precision = theta[0].precision();
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let shape = (&theta[0] + &exact(&1.into())) / &exact(&self.power);
        let rate = theta.get(1).map_or_else(|| exact(&self.rate), |weight| -weight);
        log_partition(&shape, &rate) - &exact(&self.power.clone().abs()).ln()
    }

    /// `E X^t = Γ(a + t/s)/Γ(a) b^(−t/s)`.
    fn moment(&self, exponent: &Rational, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let steps = Rational::from(exponent / &self.power);
        let shape = Rational::from(&self.shape + &steps);
        if shape <= 0 {
            return Enclosure::infinity(precision);
        }
        if steps == 1 {
            return exact(&Rational::from(&self.shape / &self.rate));
        }
        let ln = exact(&shape).ln_gamma() - &exact(&self.shape).ln_gamma() - &(exact(&steps) * &exact(&self.rate).ln());
        ln.exp()
    }

    /// `E ln X = (ψ(a) − ln b)/s`.
    fn mean_ln(&self, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        (exact(&self.shape).digamma() - &exact(&self.rate).ln()) / &exact(&self.power)
    }

    pub(super) fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match statistic {
            Statistic::Value => Some(self.moment(&1.into(), precision)),
            Statistic::Power(exponent) => Some(self.moment(exponent, precision)),
            Statistic::ScaledPower { scale, exponent } => {
                // The power of c goes into the rate.
                let steps = exact(&Rational::from(exponent / &self.power));
                let shape = exact(&self.shape);
                let above = &shape + &steps;
                if above.is_negative() || above.is_zero() {
                    return Some(Enclosure::infinity(precision));
                }
                let ln = exact(&self.rate).ln() * &steps + &(exact(scale).ln() * &exact(exponent));
                Some((above.ln_gamma() - &shape.ln_gamma() - &ln).exp())
            }
            Statistic::SquaredDeviation(c) => {
                let square = self.moment(&2.into(), precision);
                if c.is_zero() || square == Enclosure::infinity(precision) {
                    return Some(square);
                }
                let linear = exact(c) * &self.moment(&1.into(), precision);
                Some(square - &linear.scale(2) + &exact(&c.clone().square()))
            }
            Statistic::Ln => Some(self.mean_ln(precision)),
            Statistic::SquaredLnDeviation(c) => {
                let variance = exact(&self.shape).trigamma() / &exact(&self.power.clone().square());
                Some(variance + &(self.mean_ln(precision) - &exact(c)).square())
            }
            // e^(c/s) (b/(b + 1/s))^a.
            Statistic::Exponential { origin, scale } if self.power == 1 => {
                let rate = Rational::from(&self.rate + scale.clone().recip());
                if rate <= 0 {
                    return Some(Enclosure::infinity(precision));
                }
                let ratio = exact(&(Rational::from(&self.rate / rate))).ln();
                Some((exact(&Rational::from(origin / scale)) + &(exact(&self.shape) * &ratio)).exp())
            }
            _ => None,
        }
    }
}

/// `lnΓ(a) − a ln b`, `+∞` outside its domain.
pub(super) fn log_partition(shape: &Enclosure, rate: &Enclosure) -> Enclosure {
    let precision = shape.precision();
    let outside = |x: &Enclosure| x.is_negative() || x.is_zero();
    if outside(shape) || outside(rate) {
        return Enclosure::infinity(precision);
    }
    if !shape.is_positive() || !rate.is_positive() {
        return Enclosure::unknown(precision);
    }
    shape.ln_gamma() - &(shape * &rate.ln())
}
