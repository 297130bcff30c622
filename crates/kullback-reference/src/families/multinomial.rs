//! The multinomial distribution: so many times a categorical one.

use super::categorical::possible;
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, Order, OutOfDomain, domain};
use rug::Rational;

/// The number of trials and the probabilities.
#[derive(Debug, Clone)]
pub struct Multinomial {
    trials: Rational,
    probs: Vec<Rational>,
}

impl Multinomial {
    /// With that number of trials and those probabilities.
    ///
    /// # Errors
    /// If the number is no whole number up to 2⁵³, or the probabilities no probability vector.
    pub fn new(trials: &Rational, probs: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::count("trials", trials)?;
        domain::probability_vector("probs", probs)?;
        Ok(Self { trials: trials.clone(), probs: probs.to_vec() })
    }

    /// So many times what is known of one trial, if the numbers of trials are equal.
    fn times(
        &self,
        q: &[Rational],
        precision: u32,
        of_one: impl Fn(&[Rational]) -> Result<Enclosure, OutOfDomain>,
    ) -> Option<Enclosure> {
        let (trials, probs) = q.split_first()?;
        if self.trials != *trials {
            return None;
        }
        if trials.is_zero() {
            return Some(Enclosure::zero(precision));
        }
        Some(Enclosure::exact(trials, precision) * &of_one(probs).ok()?)
    }
}

impl Family for Multinomial {
    fn name(&self) -> &'static str {
        "multinomial"
    }

    fn parameters(&self) -> Vec<Rational> {
        std::iter::once(&self.trials).chain(&self.probs).cloned().collect()
    }

    fn support(&self) -> Support {
        let possible = if self.trials.is_zero() { vec![false; self.probs.len()] } else { possible(&self.probs) };
        Support::Subset { space: "counts", possible, trials: self.trials.clone() }
    }

    /// Its factorials have no closed expectation: the code is none that could be evaluated.
    fn code(&self, precision: u32) -> Code {
        let factorial = (Enclosure::from_integer(1, precision), Statistic::LnFactorial);
        Code { constant: Enclosure::zero(precision), terms: vec![factorial] }
    }

    fn expectation(&self, _: &Statistic, _: u32) -> Option<Enclosure> {
        None
    }

    fn kl(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        self.times(q, precision, |q| crate::kl(&self.probs, q, precision))
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let order = Order::Finite(alpha.clone());
        self.times(q, precision, |q| crate::renyi(&self.probs, q, &order, precision))
    }

    fn bhattacharyya_distance(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        self.times(q, precision, |q| crate::bhattacharyya_distance(&self.probs, q, precision))
    }

    /// `(1 + χ²)ⁿ − 1`.
    fn chi_squared(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let of_one = |q: &[Rational]| Ok(crate::chi_squared(&self.probs, q, precision)?.ln_1p());
        Some(self.times(q, precision, of_one)?.exp_m1())
    }
}
