//! The statistics that densities are made of.

use crate::Enclosure;
use rug::{Integer, Rational};

/// A function of the outcome x.
#[derive(Debug, Clone, PartialEq)]
pub enum Statistic {
    /// x.
    Value,
    /// (x − c)².
    SquaredDeviation(Rational),
    /// |x − c|.
    AbsoluteDeviation(Rational),
    /// x^s.
    Power(Rational),
    /// (x/c)^s.
    ScaledPower {
        /// c.
        scale: Rational,
        /// s.
        exponent: Rational,
    },
    /// ln x.
    Ln,
    /// ln(1 + x).
    LnOnePlus,
    /// ln(1 − x).
    LnComplement,
    /// (ln x − c)².
    SquaredLnDeviation(Rational),
    /// (ln(x/(1 − x)) − c)².
    SquaredLogitDeviation(Rational),
    /// ln((x − c)² + s²).
    LnQuadratic {
        /// c.
        center: Rational,
        /// s.
        scale: Rational,
    },
    /// cos(x − c).
    Cosine(Rational),
    /// ⟨c, x⟩.
    Projection(Vec<Rational>),
    /// e^(−(x − c)/s).
    Exponential {
        /// c.
        origin: Rational,
        /// s.
        scale: Rational,
    },
    /// Another statistic of x − c.
    Shifted(Rational, Box<Self>),
    /// ln x!.
    LnFactorial,
    /// The logarithm of an entry of a vector.
    LnEntry(usize),
    /// Whether the outcome is that category, or the entry of a vector at that index.
    /// ln (n choose x).
    LnBinomial(Integer),
    /// ln Γ(x + r) − ln Γ(r) − ln x!.
    LnNegativeBinomial(Rational),
    /// Whether the outcome is that category.
    Entry(usize),
}

/// Up to so many factors, factorials and their like are exact numbers; beyond, lnΓ is quicker.
const FACTORS: u32 = 2048;

impl Statistic {
    /// x^s, by the name that it has for the first two powers.
    #[must_use]
    pub fn power(exponent: &Rational) -> Self {
        if *exponent == 1 {
            Self::Value
        } else if *exponent == 2 {
            Self::SquaredDeviation(Rational::new())
        } else {
            Self::Power(exponent.clone())
        }
    }

    /// The expectation, by that of another statistic where this one is not known.
    fn expectation(&self, of: &impl Fn(&Self) -> Option<Enclosure>) -> Option<Enclosure> {
        of(self).or_else(|| match self {
            Self::ScaledPower { scale, exponent } => {
                let moment = of(&Self::power(exponent))?;
                let exact = |x: &Rational| Enclosure::exact(x, moment.precision());
                Some(exact(scale).pow(&exact(&-exponent.clone())) * &moment)
            }
            _ => None,
        })
    }

    /// Its value at a whole number.
    #[must_use]
    pub fn at(&self, x: &Rational, precision: u32) -> Option<Enclosure> {
        match self {
            Self::Value => Some(Enclosure::exact(x, precision)),
            Self::LnFactorial => Some(ln_factorial(x.numer(), precision)),
            Self::LnBinomial(n) => Some(ln_binomial(n, x.numer(), precision)),
            Self::LnNegativeBinomial(r) => Some(ln_negative_binomial(r, x, precision)),
            _ => None,
        }
    }
}

fn ln_integer(n: Integer, precision: u32) -> Enclosure {
    Enclosure::exact(&Rational::from(n), precision).ln()
}

fn ln_gamma(x: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(x, precision).ln_gamma()
}

fn few(n: &Integer) -> Option<u32> {
    n.to_u32().filter(|&n| n <= FACTORS)
}

fn ln_factorial(n: &Integer, precision: u32) -> Enclosure {
    match few(n) {
        Some(n) => ln_integer(Integer::from(Integer::factorial(n)), precision),
        None => ln_gamma(&Rational::from(Integer::from(n + 1)), precision),
    }
}

fn ln_binomial(n: &Integer, k: &Integer, precision: u32) -> Enclosure {
    let others = Integer::from(n - k);
    match few(k.min(&others)) {
        Some(k) => ln_integer(n.clone().binomial(k), precision),
        None => {
            let factorial = |n: &Integer| ln_factorial(n, precision);
            factorial(n) - &factorial(k) - &factorial(&others)
        }
    }
}

fn ln_negative_binomial(r: &Rational, x: &Rational, precision: u32) -> Enclosure {
    let gamma = |x: &Rational| ln_gamma(x, precision);
    gamma(&Rational::from(x + r)) - &gamma(r) - &ln_factorial(x.numer(), precision)
}

/// `−ln p(x)`, or a difference of two such: a constant, and multiples of statistics.
#[derive(Debug, Clone)]
pub struct Code {
    /// The constant.
    pub constant: Enclosure,
    /// The multiples.
    pub terms: Vec<(Enclosure, Statistic)>,
}

impl Code {
    /// This less another: multiples of one statistic are taken together, so that what the two have in common needs no expectation.
    #[must_use]
    pub fn less(mut self, other: &Self) -> Self {
        self.constant = self.constant - &other.constant;
        for (weight, statistic) in &other.terms {
            match self.terms.iter_mut().find(|(_, own)| own == statistic) {
                Some((own, _)) => *own = &*own - weight,
                None => self.terms.push((-weight, statistic.clone())),
            }
        }
        self.terms.retain(|(weight, _)| !weight.is_zero());
        self
    }

    /// The expectation, given that of each statistic.
    pub fn expectation(&self, of: impl Fn(&Statistic) -> Option<Enclosure>) -> Option<Enclosure> {
        let mut total = self.constant.clone();
        for (weight, statistic) in &self.terms {
            total += &(weight * &statistic.expectation(&of)?);
        }
        Some(total)
    }
}
