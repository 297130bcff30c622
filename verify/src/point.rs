//! Inputs: numbers, vectors and matrices that are known exactly, beside the `f64`s nearest to them.
//!
//! An identity speaks of distributions, so its cases are exact points of the simplex; the reference evaluates those, and
//! the fast crate the nearest `f64`s. Where an input is made of `f64`s to begin with, the two are the same.

use crate::vocabulary::families::Family;
use kullback_reference::Rational;
use kullback_reference::exact::{from_decimal, from_f64};
use rug::Float;
use std::borrow::Cow;

/// The `f64` nearest to a rational.
fn nearest(exact: &Rational) -> f64 {
    // 2200 bits hold any rational whose value is an f64, so only the last conversion rounds such a one: not at all.
    let precision = if exact.denom().significant_bits() > 1000 { 2200 } else { 1100 };
    Float::with_val(precision, exact).to_f64()
}

/// Whether the `f64` is the rational itself.
fn represents(value: f64, exact: &Rational) -> bool {
    from_f64(value).is_some_and(|value| value == *exact)
}

/// What is wrong with an input that has to be exact: an entry is not a finite number.
#[derive(Debug, Clone, PartialEq)]
pub struct NotFinite {
    /// The place within the argument: nothing, an index, or a row and a column.
    pub index: Vec<usize>,
    /// The entry.
    pub value: f64,
}

/// A number. It may be infinite, as an order may.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    nearest: f64,
    /// Absent when the `f64` is the number itself.
    exact: Option<Rational>,
}

impl Number {
    /// An `f64`, whatever it is.
    #[must_use]
    pub const fn from_f64(value: f64) -> Self {
        Self { nearest: value, exact: None }
    }

    /// A rational.
    #[must_use]
    pub fn from_exact(exact: Rational) -> Self {
        let nearest = nearest(&exact);
        Self { nearest, exact: (!represents(nearest, &exact)).then_some(exact) }
    }

    /// A decimal, exactly: `"0.3"` is three tenths.
    ///
    /// # Panics
    /// If the text is not a decimal: the catalogue's own literals are.
    #[must_use]
    pub fn decimal(text: &str) -> Self {
        Self::from_exact(parse(text))
    }

    /// The nearest `f64`.
    #[must_use]
    pub fn nearest(&self) -> f64 {
        self.nearest
    }

    /// Whether the `f64` is the number itself.
    #[must_use]
    pub fn is_representable(&self) -> bool {
        self.exact.is_none()
    }

    /// Whether it is exactly zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.nearest == 0.0 && self.exact.is_none()
    }

    /// The exact number.
    ///
    /// # Errors
    /// If it is not finite.
    pub fn exact(&self) -> Result<Cow<'_, Rational>, NotFinite> {
        match &self.exact {
            Some(exact) => Ok(Cow::Borrowed(exact)),
            None => Ok(Cow::Owned(finite(Vec::new(), self.nearest)?)),
        }
    }
}

fn parse(text: &str) -> Rational {
    from_decimal(text).unwrap_or_else(|error| panic!("{text:?} is not a decimal: {error}"))
}

fn finite(index: Vec<usize>, value: f64) -> Result<Rational, NotFinite> {
    from_f64(value).ok_or(NotFinite { index, value })
}

/// A vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    nearest: Vec<f64>,
    /// Absent when the `f64`s are the numbers themselves.
    exact: Option<Vec<Rational>>,
}

impl Vector {
    /// `f64`s, whatever they are.
    #[must_use]
    pub const fn from_f64s(values: Vec<f64>) -> Self {
        Self { nearest: values, exact: None }
    }

    /// Rationals.
    #[must_use]
    pub fn from_exact(exact: Vec<Rational>) -> Self {
        let nearest: Vec<f64> = exact.iter().map(nearest).collect();
        let representable = nearest.iter().zip(&exact).all(|(&value, exact)| represents(value, exact));
        Self { nearest, exact: (!representable).then_some(exact) }
    }

    /// Decimals or fractions, exactly: `"0.3"` is three tenths, `"1/3"` a third.
    ///
    /// # Panics
    /// If a text is neither: the catalogue's own literals are.
    #[must_use]
    pub fn decimals(texts: &[&str]) -> Self {
        Self::from_exact(texts.iter().map(|text| parse(text)).collect())
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nearest.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nearest.is_empty()
    }

    /// The nearest `f64`s.
    #[must_use]
    pub fn nearest(&self) -> &[f64] {
        &self.nearest
    }

    /// Whether the `f64`s are the numbers themselves.
    #[must_use]
    pub fn is_representable(&self) -> bool {
        self.exact.is_none()
    }

    /// The exact numbers.
    ///
    /// # Errors
    /// If an entry is not finite.
    pub fn exact(&self) -> Result<Cow<'_, [Rational]>, NotFinite> {
        match &self.exact {
            Some(exact) => Ok(Cow::Borrowed(exact)),
            None => {
                let entries = self.nearest.iter().enumerate();
                let exact: Result<_, _> = entries.map(|(index, &value)| finite(vec![index], value)).collect();
                Ok(Cow::Owned(exact?))
            }
        }
    }
}

/// A matrix, by rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    rows: Vec<Vector>,
    nearest: Vec<Vec<f64>>,
}

impl Rows {
    /// Rows.
    #[must_use]
    pub fn new(rows: Vec<Vector>) -> Self {
        let nearest = rows.iter().map(|row| row.nearest.clone()).collect();
        Self { rows, nearest }
    }

    /// Rows of decimals or fractions, exactly.
    #[must_use]
    pub fn decimals(rows: &[&[&str]]) -> Self {
        Self::new(rows.iter().map(|row| Vector::decimals(row)).collect())
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Vector] {
        &self.rows
    }

    /// The nearest `f64`s.
    #[must_use]
    pub fn nearest(&self) -> &[Vec<f64>] {
        &self.nearest
    }

    /// Whether the `f64`s are the numbers themselves.
    #[must_use]
    pub fn is_representable(&self) -> bool {
        self.rows.iter().all(Vector::is_representable)
    }

    /// The exact numbers.
    ///
    /// # Errors
    /// If an entry is not finite.
    pub fn exact(&self) -> Result<Vec<Vec<Rational>>, NotFinite> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(row, entries)| {
            let placed = |error: NotFinite| NotFinite { index: [vec![row], error.index].concat(), ..error };
            Ok(entries.exact().map_err(placed)?.into_owned())
        })
        .collect()
    }
}

/// A distribution: a family, and its parameters in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The family.
    pub family: &'static Family,
    /// The parameters: numbers, vectors or matrices.
    pub parameters: Vec<Value>,
}

impl Distribution {
    /// Whether the `f64`s are the parameters themselves.
    #[must_use]
    pub fn is_representable(&self) -> bool {
        self.parameters.iter().all(|parameter| parameter.as_argument().is_representable())
    }

    /// The parameters rounded to `f64`.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let parameters = self.parameters.iter().map(|parameter| parameter.as_argument().rounded());
        Self { family: self.family, parameters: parameters.collect() }
    }
}

/// One argument of an operation.
#[derive(Debug, Clone, Copy)]
pub enum Argument<'a> {
    /// A number.
    Number(&'a Number),
    /// A vector.
    Vector(&'a Vector),
    /// A matrix.
    Rows(&'a Rows),
    /// A distribution.
    Distribution(&'a Distribution),
}

impl Argument<'_> {
    /// Whether the `f64`s are the numbers themselves.
    #[must_use]
    pub fn is_representable(&self) -> bool {
        match self {
            Self::Number(number) => number.is_representable(),
            Self::Vector(vector) => vector.is_representable(),
            Self::Rows(rows) => rows.is_representable(),
            Self::Distribution(distribution) => distribution.is_representable(),
        }
    }

    /// The length of a vector, the number of rows of a matrix; one.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Vector(vector) => vector.len(),
            Self::Rows(rows) => rows.rows().len(),
            Self::Number(_) | Self::Distribution(_) => 1,
        }
    }

    /// The argument rounded to `f64`.
    #[must_use]
    pub fn rounded(&self) -> Value {
        match self {
            Self::Number(number) => number.nearest.into(),
            Self::Vector(vector) => vector.nearest.clone().into(),
            Self::Rows(rows) => rows.nearest.clone().into(),
            Self::Distribution(distribution) => Value::Distribution(distribution.rounded()),
        }
    }
}

impl<'a> From<&'a Number> for Argument<'a> {
    fn from(number: &'a Number) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a Vector> for Argument<'a> {
    fn from(vector: &'a Vector) -> Self {
        Self::Vector(vector)
    }
}

impl<'a> From<&'a Distribution> for Argument<'a> {
    fn from(distribution: &'a Distribution) -> Self {
        Self::Distribution(distribution)
    }
}

impl<'a> From<&'a Rows> for Argument<'a> {
    fn from(rows: &'a Rows) -> Self {
        Self::Rows(rows)
    }
}

/// An argument that is owned.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// A vector.
    Vector(Vector),
    /// A matrix.
    Rows(Rows),
    /// A distribution.
    Distribution(Distribution),
}

impl Value {
    /// The argument.
    #[must_use]
    pub fn as_argument(&self) -> Argument<'_> {
        match self {
            Self::Number(number) => Argument::Number(number),
            Self::Vector(vector) => Argument::Vector(vector),
            Self::Rows(rows) => Argument::Rows(rows),
            Self::Distribution(distribution) => Argument::Distribution(distribution),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(Number::from_f64(number))
    }
}

impl From<Vec<f64>> for Value {
    fn from(entries: Vec<f64>) -> Self {
        Self::Vector(Vector::from_f64s(entries))
    }
}

impl From<Vec<Vec<f64>>> for Value {
    fn from(rows: Vec<Vec<f64>>) -> Self {
        Self::Rows(Rows::new(rows.into_iter().map(Vector::from_f64s).collect()))
    }
}
