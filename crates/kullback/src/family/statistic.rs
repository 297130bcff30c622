//! The statistics that densities are made of.

use super::closed::{Form, finite, map};
use crate::wide::Wide;

/// A function of the outcome x.
#[derive(Debug, Clone, PartialEq)]
pub enum Statistic {
    /// x.
    Value,
    /// (x − c)².
    SquaredDeviation(Wide),
    /// |x − c|.
    AbsoluteDeviation(Wide),
    /// (x/c)^s: c^s and x^s may have no common range.
    Power {
        /// c.
        scale: Wide,
        /// s.
        exponent: Wide,
    },
    /// ln x.
    Ln,
    /// ln(1 − x).
    LnComplement,
    /// (ln x − c)².
    SquaredLnDeviation(Wide),
    /// (ln(x/(1 − x)) − c)².
    SquaredLogitDeviation(Wide),
    /// ln((x − c)² + s²).
    LnQuadratic {
        /// c.
        center: Wide,
        /// s.
        scale: Wide,
    },
    /// cos(x − c).
    Cosine(Wide),
    /// e^(−(x − c)/s).
    Exponential {
        /// c.
        origin: Wide,
        /// s.
        scale: Wide,
    },
    /// ln x!.
    LnFactorial,
    /// ln Γ(x + r) − ln Γ(r) − ln x!.
    LnNegativeBinomial(Wide),
    /// ln (n choose x).
    LnBinomial(u64),
    /// Whether the outcome is that category, or the entry of a vector at that index.
    Entry(usize),
    /// The logarithm of that entry of a vector.
    LnEntry(usize),
}

impl Statistic {
    /// x^s, by the name that it has for the first two powers.
    pub(crate) fn power(exponent: Wide) -> Self {
        if exponent == Wide::ONE {
            Self::Value
        } else if exponent == Wide::from_integer(2) {
            Self::SquaredDeviation(Wide::ZERO)
        } else {
            Self::Power { scale: Wide::ONE, exponent }
        }
    }

    /// The expectation, by that of another statistic where this one is not known.
    fn expectation(&self, of: &impl Fn(&Self) -> Form) -> Form {
        of(self).or_else(|| match self {
            Self::Power { scale, exponent } => match Self::power(*exponent) {
                Self::Value => map(of(&Self::Value), |mean| mean / *scale),
                Self::SquaredDeviation(zero) => {
                    map(of(&Self::SquaredDeviation(zero)), |square| square / scale.square())
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// Its value at a whole number that is not negative, if it is a statistic of such.
    ///
    /// (Only distributions on whole numbers can be at a single one, and are compared with no others.)
    pub(crate) fn at(&self, x: Wide) -> Form {
        match self {
            Self::Value => finite(x),
            Self::SquaredDeviation(c) => finite((x - *c).square()),
            Self::AbsoluteDeviation(c) => finite((x - *c).abs()),
            Self::LnFactorial => finite((x + Wide::ONE).ln_gamma()),
            Self::LnNegativeBinomial(r) => finite(ln_rising_over_factorial(*r, x)),
            Self::LnBinomial(n) => {
                let n = Wide::from_integer(*n as i64);
                let fewer = x.min(n - x);
                finite(ln_rising_over_factorial(n - fewer + Wide::ONE, fewer))
            }
            _ => None,
        }
    }
}

/// Up to so many factors are multiplied; beyond, lnΓ costs less.
const FACTORS: f64 = 32.0;

/// `ln [a (a + 1) … (a + x − 1) / x!]` for a > 0 and a whole number x, exactly zero for x = 0.
///
/// Of lnΓ(a + x) − lnΓ(a), which cancels where a is large, the linear term ψ(a) x is taken apart: what remains is a Bregman divergence. Where
/// a < 2 that term would be negative, and a is small beside x.
fn ln_rising_over_factorial(a: Wide, x: Wide) -> Wide {
    if x <= Wide::from_f64(FACTORS) {
        let factors = (0..x.to_f64() as i64).map(Wide::from_integer);
        return factors.fold(Wide::ONE, |product, i| product * (a + i) / (i + Wide::ONE)).ln();
    }
    let rising = if a < Wide::from_integer(2) {
        (a + x).ln_gamma() - a.ln_gamma()
    } else {
        a.digamma() * x + Wide::ln_gamma_bregman(a + x, a, x)
    };
    rising - (x + Wide::ONE).ln_gamma()
}

/// `−ln q(x)`: a constant, and multiples of statistics. A weight such as 1 − a, of a tiny a, is two terms.
#[derive(Debug, Clone)]
pub struct Code {
    pub(crate) constant: Wide,
    pub(crate) terms: Vec<(Wide, Statistic)>,
}

impl Code {
    pub(crate) fn new(constant: Wide, terms: impl IntoIterator<Item = (Wide, Statistic)>) -> Self {
        Self { constant, terms: terms.into_iter().collect() }
    }

    /// The expectation of `−ln q`, given that of each statistic.
    pub(crate) fn expectation(&self, of: impl Fn(&Statistic) -> Form) -> Form {
        self.terms(of).map(|terms| terms.map(|terms| terms.into_iter().sum()))
    }

    /// The terms of that expectation, each statistic once. Statistics that are infinite have a positive weight in every family here: a negative one has
    /// no value; one with no weight need not have an expectation.
    pub(crate) fn terms(&self, of: impl Fn(&Statistic) -> Form) -> Option<Option<Vec<Wide>>> {
        let mut weights: Vec<(Wide, &Statistic)> = Vec::with_capacity(self.terms.len());
        for (weight, statistic) in &self.terms {
            match weights.iter_mut().find(|(_, of)| *of == statistic) {
                Some((sum, _)) => *sum = *sum + *weight,
                None => weights.push((*weight, statistic)),
            }
        }
        let mut terms = Some(vec![self.constant]);
        for (weight, statistic) in weights.into_iter().filter(|(weight, _)| !weight.is_zero()) {
            let expected = statistic.expectation(&of)?;
            if expected.is_none() && weight.is_negative() {
                return None;
            }
            terms = terms.zip(expected).map(|(terms, expected)| [terms, vec![weight * expected]].concat());
        }
        Some(terms)
    }

    /// `−ln q + ln p`: a term that is the same in both is gone, however large it is beside the rest.
    pub(crate) fn less(self, other: Self) -> Self {
        let mut terms: Vec<(Wide, Statistic)> = self.terms;
        for (weight, statistic) in other.terms {
            match terms.iter().position(|(own, of)| *own == weight && *of == statistic) {
                Some(same) => drop(terms.swap_remove(same)),
                None => terms.push((-weight, statistic)),
            }
        }
        Self::new(self.constant - other.constant, terms)
    }
}
