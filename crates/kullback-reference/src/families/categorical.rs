//! The categorical distribution: the operations on probability vectors.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, Order, OutOfDomain, domain};
use rug::Rational;

/// The probabilities.
#[derive(Debug, Clone)]
pub struct Categorical {
    probs: Vec<Rational>,
}

impl Categorical {
    /// With those probabilities.
    ///
    /// # Errors
    /// If they are no probability vector.
    pub fn new(probs: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::probability_vector("probs", probs)?;
        Ok(Self { probs: probs.to_vec() })
    }
}

/// Which probabilities are not zero.
pub(super) fn possible(probs: &[Rational]) -> Vec<bool> {
    probs.iter().map(Rational::is_positive).collect()
}

impl Family for Categorical {
    fn name(&self) -> &'static str {
        "categorical"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.probs.clone()
    }

    fn support(&self) -> Support {
        Support::Subset { space: "categories", possible: possible(&self.probs), trials: Rational::from(1) }
    }

    fn code(&self, precision: u32) -> Code {
        let possible = self.probs.iter().enumerate().filter(|(_, p)| p.is_positive());
        let term = |(index, p)| (-Enclosure::exact(p, precision).ln(), Statistic::Entry(index));
        Code { constant: Enclosure::zero(precision), terms: possible.map(term).collect() }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Entry(index) => Some(Enclosure::exact(self.probs.get(*index)?, precision)),
            _ => None,
        }
    }

    fn kl(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::kl(&self.probs, q, precision).ok()
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        crate::renyi(&self.probs, q, &Order::Finite(alpha.clone()), precision).ok()
    }

    fn bhattacharyya_distance(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::bhattacharyya_distance(&self.probs, q, precision).ok()
    }

    fn squared_hellinger(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::squared_hellinger(&self.probs, q, precision).ok()
    }

    fn chi_squared(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::chi_squared(&self.probs, q, precision).ok()
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::total_variation(&self.probs, q, precision).ok()
    }

    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        crate::js(&self.probs, q, precision).ok()
    }
}
