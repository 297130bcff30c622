//! Independent normal distributions, one for each entry of a vector.

use super::{Code, Family, Natural, Normal, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Means μ and standard deviations σ.
#[derive(Debug, Clone)]
pub struct DiagonalNormal {
    mean: Vec<Rational>,
    std: Vec<Rational>,
}

impl DiagonalNormal {
    /// With those means and standard deviations.
    ///
    /// # Errors
    /// If there are none, a standard deviation is not positive, or their numbers differ.
    pub fn new(mean: &[Rational], std: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::non_empty("mean", mean)?;
        domain::non_empty("std", std)?;
        for (index, std) in std.iter().enumerate() {
            domain::positive("std", std).map_err(|error| error.at(&[index]))?;
        }
        domain::same_length(("mean", mean.len()), ("std", std.len()))?;
        Ok(Self { mean: mean.to_vec(), std: std.to_vec() })
    }

    fn entries(&self) -> impl Iterator<Item = Normal> {
        self.mean.iter().zip(&self.std).map(|(mean, std)| Normal::new(mean, std).expect("checked when this was made"))
    }
}

impl Family for DiagonalNormal {
    fn name(&self) -> &'static str {
        "diagonal_normal"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.mean.iter().chain(&self.std).cloned().collect()
    }

    fn support(&self) -> Support {
        Support::Other("vectors", self.mean.len())
    }

    /// `Σ [½ ln 2πσ² + μ²/2σ² − μx/σ² + x²/2σ²]`.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let mut code = Code { constant: Enclosure::zero(precision), terms: Vec::new() };
        for (index, (mean, std)) in self.mean.iter().zip(&self.std).enumerate() {
            let twice_variance = std.clone().square() * 2_u32;
            code.constant += &(exact(twice_variance.clone()) * &Enclosure::pi(precision)).ln().half();
            code.constant += &exact(mean.clone().square() / &twice_variance);
            let linear = Rational::from(mean * -2) / &twice_variance;
            code.terms.push((exact(linear), Statistic::Coordinate(index)));
            code.terms.push((exact(twice_variance.recip()), Statistic::Coordinates(index, index)));
        }
        code
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let value = match *statistic {
            Statistic::Coordinate(i) => self.mean[i].clone(),
            Statistic::Coordinates(i, j) if i == j => self.mean[i].clone().square() + self.std[i].clone().square(),
            Statistic::Coordinates(i, j) => Rational::from(&self.mean[i] * &self.mean[j]),
            _ => return None,
        };
        Some(Enclosure::exact(&value, precision))
    }

    /// `μᵢ/σᵢ²` of all entries, then `−1/(2σᵢ²)` of all.
    fn natural(&self, precision: u32) -> Option<Natural> {
        let of_entries: Vec<Natural> = self.entries().map(|entry| entry.natural(precision)).collect::<Option<_>>()?;
        let of_statistic = |index: usize| of_entries.iter().map(move |natural| natural.parameters[index].clone());
        Some(Natural { parameters: of_statistic(0).chain(of_statistic(1)).collect(), fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let standard = Normal::new(&Rational::new(), &Rational::from(1)).expect("a standard deviation of one");
        let (linear, quadratic) = theta.split_at(self.mean.len());
        let of_entry = |(x, y): (&Enclosure, &Enclosure)| standard.log_partition(&[x.clone(), y.clone()], precision);
        let of_entries: Vec<Enclosure> = linear.iter().zip(quadratic).map(of_entry).collect();
        // One that is infinite makes the sum so, whatever is unknown of others.
        let infinite = Enclosure::infinity(precision);
        if of_entries.contains(&infinite) {
            return infinite;
        }
        of_entries.iter().fold(Enclosure::zero(precision), |sum, entry| sum + entry)
    }
}
