//! The Cauchy distribution.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Location μ and scale s.
#[derive(Debug, Clone)]
pub struct Cauchy {
    location: Rational,
    scale: Rational,
}

impl Cauchy {
    /// With that location and that scale.
    ///
    /// # Errors
    /// If the scale is not positive.
    pub fn new(location: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("scale", scale)?;
        Ok(Self { location: location.clone(), scale: scale.clone() })
    }

    /// χ² = ((Δμ)² + (Δs)²)/(2 s₁ s₂).
    fn chi(&self, q: &[Rational]) -> Rational {
        let squares = Rational::from(&self.location - &q[0]).square() + Rational::from(&self.scale - &q[1]).square();
        squares / (Rational::from(&self.scale * &q[1]) * 2)
    }
}

impl Family for Cauchy {
    fn name(&self) -> &'static str {
        "cauchy"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.location.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::line()
    }

    /// ln π − ln s + ln((x − μ)² + s²).
    fn code(&self, precision: u32) -> Code {
        let constant = Enclosure::pi(precision).ln() - &Enclosure::exact(&self.scale, precision).ln();
        let statistic = Statistic::LnQuadratic { center: self.location.clone(), scale: self.scale.clone() };
        Code { constant, terms: vec![(Enclosure::from_integer(1, precision), statistic)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        match statistic {
            Statistic::LnQuadratic { center, scale } => {
                let span = Rational::from(&self.scale + scale).square();
                let square = Rational::from(&self.location - center).square() + span;
                Some(Enclosure::exact(&square, precision).ln())
            }
            _ => None,
        }
    }

    fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
        if *alpha == Rational::from((1, 2)) {
            return Some(self.bhattacharyya_distance(q, precision)?.scale(2));
        }
        (*alpha == 2).then(|| Enclosure::exact(&(self.chi(q) + 1), precision).ln())
    }

    /// −ln((2/π) √k K(1 − k²)), k = 1/(δ + √(δ² − 1)), δ = 1 + χ².
    fn bhattacharyya_distance(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let delta = self.chi(q) + 1u32;
        let root = Enclosure::exact(&(delta.clone().square() - 1u32), precision).sqrt();
        let k = (Enclosure::exact(&delta, precision) + &root).recip();
        let coefficient = k.sqrt() * &k.square().elliptic_k() / &Enclosure::pi(precision).half();
        Some(-coefficient.ln())
    }

    /// (2/π) atan(√((Δμ)² + (Δs)²)/(2√(s₁s₂))).
    fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let tangent = Enclosure::exact(&(self.chi(q) / 2u32), precision).sqrt();
        Some(tangent.atan() / &Enclosure::pi(precision).half())
    }

    /// ln(2A/(A + 2√(s₁s₂))), A = √((Δμ)² + (s₁ + s₂)²).
    fn js(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let exact = |x: Rational| Enclosure::exact(&x, precision);
        let span = Rational::from(&self.location - &q[0]).square() + Rational::from(&self.scale + &q[1]).square();
        let (span, product) = (exact(span).sqrt(), exact(Rational::from(&self.scale * &q[1]) * 4u32).sqrt());
        Some((span.scale(2) / &(&span + &product)).ln())
    }
}
