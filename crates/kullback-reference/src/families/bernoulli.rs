//! The Bernoulli distribution.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, Order, OutOfDomain, domain};
use rug::Rational;

/// The probability p of one.
#[derive(Debug, Clone)]
pub struct Bernoulli {
    prob: Rational,
}

impl Bernoulli {
    /// With that probability.
    ///
    /// # Errors
    /// If it is not from zero to one.
    pub fn new(prob: &Rational) -> Result<Self, OutOfDomain> {
        domain::probability("prob", prob)?;
        Ok(Self { prob: prob.clone() })
    }
}

/// The two probabilities.
pub(super) fn masses(prob: &Rational) -> [Rational; 2] {
    [prob.clone(), Rational::from(1 - prob)]
}

/// Whether there is but one outcome.
pub(super) fn is_sure(prob: &Rational) -> bool {
    prob.is_zero() || *prob == 1
}

/// `ln(p/(1 − p))`.
pub(super) fn logit(prob: &Rational, precision: u32) -> Enclosure {
    let [p, complement] = masses(prob).map(|x| Enclosure::exact(&x, precision).ln());
    p - &complement
}

/// `ln(1 − p)`.
pub(super) fn ln_complement(prob: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(&Rational::from(1 - prob), precision).ln()
}

/// `ln(p^α q^(1−α) + (1−p)^α (1−q)^(1−α))/(α − 1)`.
pub(super) fn renyi(p: &Rational, q: &Rational, alpha: &Rational, precision: u32) -> Option<Enclosure> {
    crate::renyi(&masses(p), &masses(q), &Order::Finite(alpha.clone()), precision).ok()
}

impl Family for Bernoulli {
    fn name(&self) -> &'static str {
        "bernoulli"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.prob.clone()]
    }

    fn support(&self) -> Support {
        Support::Integers {
            low: Rational::from(u8::from(self.prob == 1)),
            high: Some(Rational::from(u8::from(!self.prob.is_zero()))),
        }
    }

    fn code(&self, precision: u32) -> Code {
        if is_sure(&self.prob) {
            return Code { constant: Enclosure::zero(precision), terms: Vec::new() };
        }
        let weight = -logit(&self.prob, precision);
        Code { constant: -ln_complement(&self.prob, precision), terms: vec![(weight, Statistic::Value)] }
    }

    /// `(1 − p) T(0) + p T(1)`.
    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let [success, failure] = masses(&self.prob).map(|x| Enclosure::exact(&x, precision));
        let at = |x: u8| statistic.at(&Rational::from(x), precision);
        Some(failure * &at(0)? + &(success * &at(1)?))
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        renyi(&self.prob, &q[0], alpha, precision)
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        Some(Enclosure::exact(&Rational::from(&self.prob - &q[0]).abs(), precision))
    }

    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::js(&masses(&self.prob), &masses(&q[0]), precision).ok()
    }
}
