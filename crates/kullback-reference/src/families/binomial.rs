//! The binomial distribution.

use super::bernoulli::{is_sure, ln_complement, logit, masses, renyi};
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::{Integer, Rational};

/// The number n of trials and the probability p of a success.
#[derive(Debug, Clone)]
pub struct Binomial {
    trials: Rational,
    prob: Rational,
}

impl Binomial {
    /// With that number of trials and that probability.
    ///
    /// # Errors
    /// If the number is no whole number up to 2⁵³, or the probability not from zero to one.
    pub fn new(trials: &Rational, prob: &Rational) -> Result<Self, OutOfDomain> {
        domain::count("trials", trials)?;
        domain::probability("prob", prob)?;
        Ok(Self { trials: trials.clone(), prob: prob.clone() })
    }

    /// `Σ P(k) T(k)`, for probabilities that are neither zero nor one.
    fn sum(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let [success, failure] = masses(&self.prob);
        let odds = exact(&success) / &exact(&failure);
        let mut mass = (exact(&self.trials) * &exact(&failure).ln()).exp();
        let mut sum = Enclosure::zero(precision);
        let mut k = Integer::new();
        while k <= *self.trials.numer() {
            sum += &(&mass * &statistic.at(&Rational::from(k.clone()), precision)?);
            let ratio = Rational::from((Integer::from(self.trials.numer() - &k), Integer::from(&k + 1)));
            mass = mass * &exact(&ratio) * &odds;
            k += 1;
        }
        Some(sum)
    }
}

impl Family for Binomial {
    fn name(&self) -> &'static str {
        "binomial"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.trials.clone(), self.prob.clone()]
    }

    fn support(&self) -> Support {
        let zero_unless = |holds| if holds { self.trials.clone() } else { Rational::new() };
        Support::Integers { low: zero_unless(self.prob == 1), high: Some(zero_unless(!self.prob.is_zero())) }
    }

    /// `−n ln(1 − p) − x ln(p/(1 − p)) − ln (n choose x)`.
    fn code(&self, precision: u32) -> Code {
        if self.trials.is_zero() || is_sure(&self.prob) {
            return Code { constant: Enclosure::zero(precision), terms: Vec::new() };
        }
        let constant = -(Enclosure::exact(&self.trials, precision) * &ln_complement(&self.prob, precision));
        let choices = Statistic::LnBinomial(self.trials.numer().clone());
        let minus_one = Enclosure::from_integer(-1, precision);
        Code { constant, terms: vec![(-logit(&self.prob, precision), Statistic::Value), (minus_one, choices)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Value => Some(Enclosure::exact(&Rational::from(&self.trials * &self.prob), precision)),
            _ => self.sum(statistic, precision),
        }
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        if self.trials != q[0] || self.trials.is_zero() {
            return None;
        }
        Some(Enclosure::exact(&self.trials, precision) * &renyi(&self.prob, &q[1], alpha, precision)?)
    }
}
