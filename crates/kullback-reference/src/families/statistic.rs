//! The statistics that densities are made of.

use crate::Enclosure;
use rug::Rational;

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
    /// ln x.
    Ln,
    /// ln(1 − x).
    LnComplement,
    /// (ln x − c)².
    SquaredLnDeviation(Rational),
    /// e^(−(x − c)/s).
    Exponential {
        /// c.
        origin: Rational,
        /// s.
        scale: Rational,
    },
    /// ln x!.
    LnFactorial,
    /// An entry of a vector.
    Coordinate(usize),
    /// The product of two entries of a vector, the first no later than the second.
    Coordinates(usize, usize),
    /// An entry of a symmetric matrix, on the diagonal or above.
    MatrixEntry(usize, usize),
    /// ln det x of a matrix.
    LnDeterminant,
    /// ln(1 + (x − c)²/w).
    LnOnePlusSquare {
        /// c.
        center: Rational,
        /// w.
        width: Rational,
    },
    /// Whether the outcome is that category, or the entry of a vector at that index.
    Entry(usize),
}

impl Statistic {
    /// Its value at a whole number.
    #[must_use]
    pub fn at(&self, x: &Rational, precision: u32) -> Option<Enclosure> {
        match self {
            Self::Value => Some(Enclosure::exact(x, precision)),
            _ => None,
        }
    }
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
            total += &(weight * &of(statistic)?);
        }
        Some(total)
    }
}
