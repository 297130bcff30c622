//! Student's t distribution.

use super::student_t_pair::{self, Expected, Member};
use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// Degrees of freedom ν, location μ and scale s.
#[derive(Debug, Clone)]
pub struct StudentT {
    df: Rational,
    location: Rational,
    scale: Rational,
}

impl StudentT {
    /// With so many degrees of freedom, that location and that scale.
    ///
    /// # Errors
    /// If the degrees of freedom or the scale are not positive.
    pub fn new(df: &Rational, location: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
        domain::positive("df", df)?;
        domain::positive("scale", scale)?;
        Ok(Self { df: df.clone(), location: location.clone(), scale: scale.clone() })
    }

    /// ν/2 and (ν + 1)/2.
    fn shapes(&self, precision: u32) -> [Enclosure; 2] {
        [0_u32, 1].map(|more| Enclosure::exact(&(Rational::from(&self.df + more) / 2_u32), precision))
    }

    /// The expectation of something that depends on another member, with those parameters.
    fn expected(&self, of: Expected, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let [df, location, scale] = q else { return None };
        let own = Member { df: &self.df, location: &self.location, scale: &self.scale };
        student_t_pair::expectation(&own, &Member { df, location, scale }, of, precision)
    }

    fn statistic(&self) -> Statistic {
        let width = self.scale.clone().square() * &self.df;
        Statistic::LnOnePlusSquare { center: self.location.clone(), width }
    }
}

impl Family for StudentT {
    fn name(&self) -> &'static str {
        "student_t"
    }

    fn parameters(&self) -> Vec<Rational> {
        vec![self.df.clone(), self.location.clone(), self.scale.clone()]
    }

    fn support(&self) -> Support {
        Support::line()
    }

    /// `ln Γ(½ν) − ln Γ(½(ν + 1)) + ½ ln πνs² + ½ (ν + 1) ln(1 + (x − μ)²/νs²)`.
    fn code(&self, precision: u32) -> Code {
        let [a, b] = self.shapes(precision);
        let width = self.scale.clone().square() * &self.df;
        let root = (Enclosure::pi(precision) * &Enclosure::exact(&width, precision)).ln().half();
        Code { constant: a.ln_gamma() - &b.ln_gamma() + &root, terms: vec![(b, self.statistic())] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let [a, b] = self.shapes(precision);
        match statistic {
            own if *own == self.statistic() => Some(b.digamma() - &a.digamma()),
            Statistic::Value if self.df > 1 => Some(exact(&self.location)),
            Statistic::SquaredDeviation(_) if self.df <= 2 => Some(Enclosure::infinity(precision)),
            Statistic::SquaredDeviation(c) => {
                let variance = self.scale.clone().square() * &self.df / Rational::from(&self.df - 2_u32);
                Some(exact(&(variance + Rational::from(&self.location - c).square())))
            }
            _ => None,
        }
    }
    fn kl(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        self.expected(Expected::Divergence, q, precision)
    }

    fn cross_entropy(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        self.expected(Expected::CrossEntropy, q, precision)
    }
}
