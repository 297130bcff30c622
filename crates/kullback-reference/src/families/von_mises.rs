//! The von Mises distribution.

use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Location μ and concentration κ.
#[derive(Debug, Clone)]
pub struct VonMises {
    location: Rational,
    concentration: Rational,
}

impl VonMises {
    /// With that location and that concentration.
    ///
    /// # Errors
    /// If the location is not from −1000 to 1000, or the concentration negative.
    pub fn new(location: &Rational, concentration: &Rational) -> Result<Self, OutOfDomain> {
        if location.clone().abs() > 1000 {
            return Err(OutOfDomain::new("location", format!("is not from -1000 to 1000: {location}")));
        }
        domain::non_negative("concentration", &[], concentration)?;
        Ok(Self { location: location.clone(), concentration: concentration.clone() })
    }
}

/// ln 2πI₀(κ).
fn normalizer(concentration: &Enclosure) -> Enclosure {
    let circle = Enclosure::pi(concentration.precision()).scale(2);
    circle.ln() + &concentration.ln_bessel_i_scaled(&Rational::new())
}

impl Family for VonMises {
    fn name(&self) -> &'static str {
        "von_mises"
    }

    /// Without a concentration there is no location.
    fn parameters(&self) -> Vec<Rational> {
        if self.concentration == 0 {
            return vec![Rational::new(); 2];
        }
        vec![self.location.clone(), self.concentration.clone()]
    }

    fn support(&self) -> Support {
        Support::Circle
    }

    fn code(&self, precision: u32) -> Code {
        let concentration = Enclosure::exact(&self.concentration, precision);
        let constant = normalizer(&concentration);
        Code { constant, terms: vec![(-concentration, Statistic::Cosine(self.location.clone()))] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match statistic {
            Statistic::Cosine(c) => {
                let ratio = exact(&self.concentration).bessel_i_ratio(&Rational::new());
                Some(ratio * &exact(&Rational::from(&self.location - c)).cos())
            }
            _ => None,
        }
    }

    fn natural(&self, precision: u32) -> Option<Natural> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let (angle, concentration) = (exact(&self.location), exact(&self.concentration));
        Some(Natural {
            parameters: vec![&concentration * &angle.cos(), &concentration * &angle.sin()],
            fixed: Vec::new(),
        })
    }

    /// ln 2πI₀(|θ|).
    fn log_partition(&self, theta: &[Enclosure], _: u32) -> Enclosure {
        normalizer(&(theta[0].square() + &theta[1].square()).sqrt())
    }
}
