//! The arithmetics in which a statement is evaluated.
//!
//! A statement is written once, generic over [`Arithmetic`]. [`Reference`] evaluates it in certified enclosures, on the exact
//! inputs; [`Fast`] in `f64`, on the nearest ones, with a bound on the error that follows from the operations' claims.

mod fast;
mod reference;

pub use fast::{Bounded, Fast};
pub use reference::{Certified, Reference};

use crate::point::{Argument, Number, Vector};
use crate::vocabulary::Operation;
use kullback_reference::Rational;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A real number as an arithmetic knows it.
pub trait Real:
    Clone
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Mul<i32, Output = Self>
    + Div<i32, Output = Self>
    + Neg<Output = Self>
    + std::iter::Sum
{
    /// The natural logarithm.
    #[must_use]
    fn ln(&self) -> Self;
    /// The exponential.
    #[must_use]
    fn exp(&self) -> Self;
    /// The square root.
    #[must_use]
    fn sqrt(&self) -> Self;
    /// The square.
    #[must_use]
    fn square(&self) -> Self {
        self.clone() * self.clone()
    }
}

/// Where a statement can be evaluated.
pub trait Arithmetic {
    /// Its real numbers.
    type Real: Real;

    /// The values of an operation of the vocabulary. The catalogue writes `a.kl(&p, &q)` instead, by
    /// [`Vocabulary`](crate::vocabulary::Vocabulary).
    fn evaluate_all(&self, operation: &'static Operation, arguments: &[Argument<'_>]) -> Vec<Self::Real>;

    /// The value of an operation that has one number for it.
    fn evaluate(&self, operation: &'static Operation, arguments: &[Argument<'_>]) -> Self::Real {
        self.evaluate_all(operation, arguments).into_iter().next().expect("an operation has a value")
    }

    /// A number.
    fn number(&self, number: &Number) -> Self::Real;

    /// π.
    fn pi(&self) -> Self::Real;

    /// A whole number.
    fn integer(&self, n: i64) -> Self::Real {
        self.number(&Number::from_exact(n.into()))
    }

    /// A rational number.
    fn rational(&self, exact: &Rational) -> Self::Real {
        self.number(&Number::from_exact(exact.clone()))
    }

    /// +∞.
    fn infinity(&self) -> Self::Real {
        self.number(&Number::from_f64(f64::INFINITY))
    }

    /// A decimal or a fraction, exactly: `"0.3"` is three tenths.
    fn real(&self, decimal: &str) -> Self::Real {
        self.number(&Number::decimal(decimal))
    }

    /// ln 2, for nats in bits.
    fn ln_2(&self) -> Self::Real {
        self.integer(2).ln()
    }

    /// A vector of decimals or fractions, exactly.
    fn pmf<const N: usize>(&self, probabilities: [&str; N]) -> Vector {
        Vector::decimals(&probabilities)
    }
}
