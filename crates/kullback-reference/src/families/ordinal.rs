//! Ordinal outcomes from thresholds.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// How thresholds make probabilities.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Model {
    /// P(X ≤ k) = σ(cₖ − η).
    Ordered,
    /// P(X = k | X ≥ k) = σ(cₖ − η).
    StoppingRatio,
}

/// Thresholds c and a location η.
#[derive(Debug, Clone)]
pub struct Ordinal {
    model: Model,
    cutpoints: Vec<Rational>,
    location: Rational,
}

impl Ordinal {
    /// The ordered logistic distribution.
    ///
    /// # Errors
    /// If there are no thresholds, one is not above the one before it, or something is beyond 2²⁰.
    pub fn ordered_logistic(cutpoints: &[Rational], location: &Rational) -> Result<Self, OutOfDomain> {
        check(cutpoints, location)?;
        if let Some(index) = (1..cutpoints.len()).find(|&index| cutpoints[index] <= cutpoints[index - 1]) {
            return Err(OutOfDomain::new("cutpoints", "is not above the one before it").at(&[index]));
        }
        Ok(Self { model: Model::Ordered, cutpoints: cutpoints.into(), location: location.clone() })
    }

    /// The stopping-ratio logistic distribution.
    ///
    /// # Errors
    /// If there are no thresholds, or something is beyond 2²⁰.
    pub fn stopping_ratio_logistic(cutpoints: &[Rational], location: &Rational) -> Result<Self, OutOfDomain> {
        check(cutpoints, location)?;
        Ok(Self { model: Model::StoppingRatio, cutpoints: cutpoints.into(), location: location.clone() })
    }

    /// The probabilities: differences of distribution functions, or products of those of going on.
    fn masses(&self, precision: u32) -> Vec<Enclosure> {
        let one = Enclosure::from_integer(1, precision);
        let below = |cut: &Rational| {
            let odds = Enclosure::exact(&Rational::from(&self.location - cut), precision).exp();
            &one / &(&one + &odds)
        };
        let below: Vec<Enclosure> = self.cutpoints.iter().map(below).collect();
        match self.model {
            Model::Ordered => {
                let zero = Enclosure::zero(precision);
                let lower = std::iter::once(&zero).chain(&below);
                below.iter().chain([&one]).zip(lower).map(|(upper, lower)| upper - lower).collect()
            }
            Model::StoppingRatio => {
                let mut reached = one.clone();
                let mut masses = Vec::new();
                for stop in &below {
                    masses.push(&reached * stop);
                    reached = &reached * &(&one - stop);
                }
                masses.push(reached);
                masses
            }
        }
    }
}

/// At least one threshold, and nothing beyond 2²⁰.
fn check(cutpoints: &[Rational], location: &Rational) -> Result<(), OutOfDomain> {
    domain::non_empty("cutpoints", cutpoints)?;
    let beyond = |x: &Rational| *x.as_abs() > 1 << 20;
    if let Some(index) = cutpoints.iter().position(beyond) {
        return Err(OutOfDomain::new("cutpoints", "is beyond 2^20").at(&[index]));
    }
    if beyond(location) { Err(OutOfDomain::new("location", "is beyond 2^20")) } else { Ok(()) }
}

/// A mass is positive, which a difference at a low precision need not show.
fn ln(mass: &Enclosure) -> Enclosure {
    if mass.is_positive() { mass.ln() } else { Enclosure::unknown(mass.precision()) }
}

impl Family for Ordinal {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn parameters(&self) -> Vec<Rational> {
        let model = Rational::from(u32::from(self.model == Model::Ordered));
        [model, self.location.clone()].into_iter().chain(self.cutpoints.iter().cloned()).collect()
    }

    fn support(&self) -> Support {
        Support::Other("categories", self.cutpoints.len() + 1)
    }

    fn code(&self, precision: u32) -> Code {
        let terms = self.masses(precision).into_iter().enumerate();
        let terms = terms.map(|(index, mass)| (-ln(&mass), Statistic::Entry(index))).collect();
        Code { constant: Enclosure::zero(precision), terms }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Entry(index) => self.masses(precision).into_iter().nth(*index),
            _ => None,
        }
    }

    /// ln Σ p^α q^(1−α) / (α − 1).
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let (order, complement) = (exact(alpha), exact(&Rational::from(1 - alpha)));
        let mut sum = Enclosure::zero(precision);
        for (p, q) in self.masses(precision).iter().zip(Self::with_parameters(q).masses(precision)) {
            sum += &(&order * &ln(p) + &(&complement * &ln(&q))).exp();
        }
        Some(-ln(&sum) / &complement)
    }

    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let mut sum = Enclosure::zero(precision);
        for (p, q) in self.masses(precision).iter().zip(Self::with_parameters(q).masses(precision)) {
            sum += &(p - &q).abs();
        }
        Some(sum.half())
    }

    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let mut sum = Enclosure::zero(precision);
        for (p, q) in self.masses(precision).iter().zip(&Self::with_parameters(q).masses(precision)) {
            let mean = ln(&(p + q).half());
            sum += &(p * &(ln(p) - &mean) + &(q * &(ln(q) - &mean)));
        }
        Some(sum.half())
    }
}

impl Ordinal {
    /// The distribution with these [parameters](Family::parameters).
    fn with_parameters(parameters: &[Rational]) -> Self {
        let model = if parameters[0] == 0 { Model::StoppingRatio } else { Model::Ordered };
        Self { model, location: parameters[1].clone(), cutpoints: parameters[2..].into() }
    }
}
