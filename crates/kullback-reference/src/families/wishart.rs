//! The Wishart distribution.

use super::positive_definite::PositiveDefinite;
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain};
use rug::Rational;

/// Degrees of freedom ν and scale matrix V.
#[derive(Debug, Clone)]
pub struct Wishart {
    df: Rational,
    scale: PositiveDefinite,
}

impl Wishart {
    /// With so many degrees of freedom and that scale matrix.
    ///
    /// # Errors
    /// If the matrix is not symmetric and positive definite, or ν not above its number of rows less one.
    pub fn new(df: &Rational, scale: &[Vec<Rational>]) -> Result<Self, OutOfDomain> {
        let scale = PositiveDefinite::new("scale", scale, None)?;
        let least = Rational::from(scale.entries.len() - 1);
        if *df <= least {
            return Err(OutOfDomain::new("df", "is not above the number of rows of scale less one"));
        }
        Ok(Self { df: df.clone(), scale })
    }

    fn size(&self) -> usize {
        self.scale.entries.len()
    }

    /// `½ ν ln det V + ½ ν d ln 2 + ln Γ_d(½ ν)`, for the determinant of any V.
    fn log_partition_of(&self, df: &Rational, determinant: &Rational, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let size = self.size();
        let ln_det = exact(determinant).ln() + &(exact(&size.into()) * &Enclosure::ln_2(precision));
        let powers = Rational::from((size * (size - 1), 4_u32));
        let constant = (exact(df) * &ln_det).half() + &(exact(&powers) * &Enclosure::pi(precision).ln());
        shapes(df, size).fold(constant, |sum, shape| sum + &exact(&shape).ln_gamma())
    }
}

/// `½ (ν − i)`, 0 ≤ i < d.
fn shapes(df: &Rational, size: usize) -> impl Iterator<Item = Rational> {
    (0..size).map(move |index| (df - Rational::from(index)) / 2_u32)
}

impl Family for Wishart {
    fn name(&self) -> &'static str {
        "wishart"
    }

    fn parameters(&self) -> Vec<Rational> {
        std::iter::once(self.df.clone()).chain(self.scale.flat()).collect()
    }

    fn support(&self) -> Support {
        Support::Other("positive definite matrices", self.size())
    }

    /// `F − ½ (ν − d − 1) ln det x + ½ tr V⁻¹ x`.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let size = self.size();
        let of_ln_det = (Rational::from(size + 1) - &self.df) / 2_u32;
        let entries = self.scale.inverse.iter().enumerate().flat_map(|(i, row)| {
            let entry = move |(j, weight): (usize, &Rational)| {
                let weight = if i == j { Rational::from(weight / 2_u32) } else { weight.clone() };
                (Enclosure::exact(&weight, precision), Statistic::MatrixEntry(i, j))
            };
            row.iter().enumerate().skip(i).map(entry)
        });
        let terms = std::iter::once((exact(of_ln_det), Statistic::LnDeterminant)).chain(entries);
        Code {
            constant: self.log_partition_of(&self.df, &self.scale.determinant, precision),
            terms: terms.filter(|(weight, _)| !weight.is_zero()).collect(),
        }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match *statistic {
            Statistic::MatrixEntry(i, j) => Some(exact(&Rational::from(&self.df * &self.scale.entries[i][j]))),
            // ψ_d(½ ν) + d ln 2 + ln det V.
            Statistic::LnDeterminant => {
                let powers = exact(&self.size().into()) * &Enclosure::ln_2(precision);
                let constant = powers + &exact(&self.scale.determinant).ln();
                Some(shapes(&self.df, self.size()).fold(constant, |sum, shape| sum + &exact(&shape).digamma()))
            }
            _ => None,
        }
    }

    /// `[F(θ) − α F(θ₁) − (1 − α) F(θ₂)]/(α − 1)` at the mixed ν and V⁻¹.
    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        let (size, complement) = (self.size(), Rational::from(1 - alpha));
        let entries = q[1..].chunks_exact(size).map(<[Rational]>::to_vec).collect();
        let scale = PositiveDefinite::of_symmetric(entries)?;
        let df = Rational::from(alpha * &self.df) + Rational::from(&complement * &q[0]);
        let mixed = PositiveDefinite::combination(alpha, &self.scale.inverse, &complement, &scale.inverse);
        let Some(mixed) = mixed.filter(|_| df > size - 1) else {
            return Some(Enclosure::infinity(precision));
        };
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let of_mixture = self.log_partition_of(&df, &mixed.determinant.recip(), precision);
        let of_p = self.log_partition_of(&self.df, &self.scale.determinant, precision);
        let of_q = self.log_partition_of(&q[0], &scale.determinant, precision);
        let gap = of_mixture - &(exact(alpha) * &of_p) - &(exact(&complement) * &of_q);
        Some(gap / &-exact(&complement))
    }
}
