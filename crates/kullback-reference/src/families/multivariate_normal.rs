//! The multivariate normal distribution.

use super::positive_definite::{PositiveDefinite, dot};
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Mean μ and covariance matrix Σ.
#[derive(Debug, Clone)]
pub struct MultivariateNormal {
    mean: Vec<Rational>,
    cov: PositiveDefinite,
}

impl MultivariateNormal {
    /// With that mean and that covariance matrix.
    ///
    /// # Errors
    /// If the mean is empty, the lengths differ, or the matrix is not symmetric and positive definite.
    pub fn new(mean: &[Rational], cov: &[Vec<Rational>]) -> Result<Self, OutOfDomain> {
        domain::non_empty("mean", mean)?;
        let cov = PositiveDefinite::new("cov", cov, Some(("mean", mean.len())))?;
        Ok(Self { mean: mean.to_vec(), cov })
    }
}

/// `½ (d ln 2π + ln det Σ)`.
fn normalizer(dimension: usize, determinant: &Rational, precision: u32) -> Enclosure {
    let ln_tau = Enclosure::pi(precision).scale(2).ln();
    let dimension = Enclosure::exact(&Rational::from(dimension), precision);
    (dimension * &ln_tau + &Enclosure::exact(determinant, precision).ln()).half()
}

/// `normalizer + ½ (x − μ)ᵀ P (x − μ)`, multiplied out.
fn gaussian_code(mean: &[Rational], cov: &PositiveDefinite, precision: u32) -> Code {
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let weighted = cov.solve(mean);
    let constant = normalizer(mean.len(), &cov.determinant, precision) + &exact(&(dot(&weighted, mean) / 2_u32));
    let linear = weighted.iter().enumerate().map(|(i, weight)| (-exact(weight), Statistic::Coordinate(i)));
    let quadratic = cov.inverse.iter().enumerate().flat_map(|(i, row)| {
        let entry = move |(j, weight): (usize, &Rational)| {
            let weight = if i == j { Rational::from(weight / 2_u32) } else { weight.clone() };
            (Enclosure::exact(&weight, precision), Statistic::Coordinates(i, j))
        };
        row.iter().enumerate().skip(i).map(entry)
    });
    let terms = linear.chain(quadratic).filter(|(weight, _)| !weight.is_zero()).collect();
    Code { constant, terms }
}

impl Family for MultivariateNormal {
    fn name(&self) -> &'static str {
        "multivariate_normal"
    }

    fn parameters(&self) -> Vec<Rational> {
        self.mean.iter().cloned().chain(self.cov.flat()).collect()
    }

    fn support(&self) -> Support {
        Support::Other("vectors", self.mean.len())
    }

    fn code(&self, precision: u32) -> Code {
        gaussian_code(&self.mean, &self.cov, precision)
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let value = match *statistic {
            Statistic::Coordinate(i) => self.mean[i].clone(),
            Statistic::Coordinates(i, j) => Rational::from(&self.mean[i] * &self.mean[j]) + &self.cov.entries[i][j],
            _ => return None,
        };
        Some(Enclosure::exact(&value, precision))
    }

    /// `½ α Δᵀ V⁻¹ Δ − [ln det V − (1 − α) ln det Σ₁ − α ln det Σ₂]/(2 (α − 1))`, `V = αΣ₂ + (1 − α)Σ₁`, which must be positive definite.
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let size = self.mean.len();
        let (mean, cov) = q.split_at(size);
        let cov = PositiveDefinite::of_symmetric(cov.chunks_exact(size).map(<[Rational]>::to_vec).collect())?;
        let complement = Rational::from(1 - alpha);
        let Some(mixture) = PositiveDefinite::combination(alpha, &cov.entries, &complement, &self.cov.entries) else {
            return Some(Enclosure::infinity(precision));
        };
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let ln = |x: &Rational| exact(x).ln();
        let shift: Vec<Rational> = self.mean.iter().zip(mean).map(|(p, q)| Rational::from(p - q)).collect();
        let form = exact(&(dot(&mixture.solve(&shift), &shift) * alpha / 2_u32));
        let determinants = ln(&mixture.determinant)
            - &(exact(&complement) * &ln(&self.cov.determinant))
            - &(exact(alpha) * &ln(&cov.determinant));
        Some(form + &(determinants / &exact(&(complement * 2_u32))))
    }
}
