//! The von Mises–Fisher distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// A direction, that of a vector m, and a concentration κ.
#[derive(Debug, Clone)]
pub struct VonMisesFisher {
    direction: Vec<Rational>,
    concentration: Rational,
}

impl VonMisesFisher {
    /// With the direction of that vector, and that concentration.
    ///
    /// # Errors
    /// If the vector has fewer than 2 entries or more than 102, or none other than zero, or the concentration is negative.
    pub fn new(direction: &[Rational], concentration: &Rational) -> Result<Self, OutOfDomain> {
        domain::non_empty("direction", direction)?;
        if !(2..=102).contains(&direction.len()) {
            return Err(OutOfDomain::new("direction", format!("has {} entries", direction.len())));
        }
        if direction.iter().all(|entry| *entry == 0) {
            return Err(OutOfDomain::new("direction", "is zero"));
        }
        domain::non_negative("concentration", &[], concentration)?;
        Ok(Self { direction: direction.to_vec(), concentration: concentration.clone() })
    }

    fn dimension(&self) -> i64 {
        self.direction.len() as i64
    }

    /// n/2 − 1.
    fn order(&self) -> Rational {
        Rational::from((self.dimension(), 2)) - 1u32
    }

    /// ln((2π)^(n/2) I_ν(κ)/κ^ν), which is the sphere's surface 2π^(n/2)/Γ(n/2) at κ = 0.
    fn normalizer(&self, concentration: &Enclosure) -> Enclosure {
        let precision = concentration.precision();
        let half = Enclosure::exact(&Rational::from((self.dimension(), 2)), precision);
        let surface = Enclosure::ln_2(precision) + &(&half * &Enclosure::pi(precision).ln()) - &half.ln_gamma();
        surface + &concentration.ln_bessel_i_scaled(&self.order())
    }
}

/// |m|.
fn norm(vector: &[Rational], precision: u32) -> Enclosure {
    Enclosure::exact(&vector.iter().map(|entry| entry.clone().square()).sum(), precision).sqrt()
}

impl Family for VonMisesFisher {
    fn name(&self) -> &'static str {
        "von_mises_fisher"
    }

    /// Of the direction, with a largest entry of one; without a concentration there is none.
    fn parameters(&self) -> Vec<Rational> {
        if self.concentration == 0 {
            return vec![Rational::new(); self.direction.len() + 1];
        }
        let largest = self.direction.iter().map(|entry| entry.clone().abs()).max().unwrap_or_default();
        let scaled = self.direction.iter().map(|entry| Rational::from(entry / &largest));
        scaled.chain([self.concentration.clone()]).collect()
    }

    fn support(&self) -> Support {
        Support::Other("unit vectors", self.direction.len())
    }

    fn code(&self, precision: u32) -> Code {
        let concentration = Enclosure::exact(&self.concentration, precision);
        let constant = self.normalizer(&concentration);
        let weight = -concentration / &norm(&self.direction, precision);
        Code { constant, terms: vec![(weight, Statistic::Projection(self.direction.clone()))] }
    }

    /// Of ⟨c, x⟩: I_(ν + 1)(κ)/I_ν(κ) ⟨c, μ⟩.
    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::Projection(c) => {
                let ratio = Enclosure::exact(&self.concentration, precision).bessel_i_ratio(&self.order());
                let product: Rational = self.direction.iter().zip(c).map(|(m, c)| Rational::from(m * c)).sum();
                Some(ratio * &Enclosure::exact(&product, precision) / &norm(&self.direction, precision))
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let length = Enclosure::exact(&self.concentration, precision) / &norm(&self.direction, precision);
        let parameters = self.direction.iter().map(|entry| &length * &Enclosure::exact(entry, precision)).collect();
        Some(Natural { parameters, fixed: Vec::new() })
    }

    fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
        let square = theta.iter().fold(Enclosure::zero(precision), |sum, theta| sum + &theta.square());
        self.normalizer(&square.sqrt())
    }
}
