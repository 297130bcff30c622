//! The fast crate's arithmetic: `f64` on the nearest inputs, with a bound that is derived and never chosen.
//!
//! A value carries a bound on its distance from the exact result *at the exact inputs*. It starts as the operation's claim, to which
//! comes what the rounding of the inputs to `f64` did: the difference of two enclosures, so computed and not estimated. Arithmetic on
//! values then propagates bounds as interval arithmetic does, with half a ULP for each rounding of its own.

use super::{Arithmetic, Real};
use crate::point::{Argument, Number, Value};
use crate::vocabulary::Operation;
use kullback::wide::Wide;
use kullback_reference::Enclosure;
use std::cell::RefCell;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// 2⁻⁵³: the relative error of one rounding.
const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// Bounds are themselves computed in `f64`, by no more than a few dozen roundings each.
const SLACK: f64 = 1.0 + 64.0 * f64::EPSILON;

/// The distance from |x| to the next `f64` above, as of the result that x approximates.
fn ulp(x: f64) -> f64 {
    x.abs().next_up() - x.abs()
}

/// The product of two bounds, where no error times an infinite slope is no error.
fn product(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// Evaluates in `f64`, by the fast crate.
#[derive(Debug, Default)]
pub struct Fast {
    fault: RefCell<Option<String>>,
}

impl Fast {
    /// The first evaluation that had no value: a statement that leaves the domain is at fault.
    pub fn fault(&self) -> Option<String> {
        self.fault.borrow().clone()
    }

    /// How far rounding the inputs moved each of the exact results.
    fn displacements(operation: &Operation, arguments: &[Argument<'_>], count: usize) -> Vec<f64> {
        if arguments.iter().all(Argument::is_representable) {
            return vec![0.0; count];
        }
        let rounded: Vec<Value> = arguments.iter().map(Argument::rounded).collect();
        let rounded: Vec<Argument<'_>> = rounded.iter().map(Value::as_argument).collect();
        // Rounding moves results in their 53rd bit; 256 bits see it also where near pairs cancel a hundred.
        let at = |arguments: &[Argument<'_>]| (operation.reference)(arguments, 256);
        match (at(arguments), at(&rounded)) {
            (Ok(exact), Ok(moved)) if exact.len() == moved.len() => {
                exact.iter().zip(&moved).map(|(exact, moved)| distance(exact, moved)).collect()
            }
            _ => vec![f64::INFINITY; count],
        }
    }
}

/// The largest distance between two points of two enclosures; zero if both are infinite.
fn distance(a: &Enclosure, b: &Enclosure) -> f64 {
    if a.lower().is_infinite() && a.lower() == b.lower() {
        return 0.0;
    }
    let difference = a - b;
    difference.lower().to_f64().abs().max(difference.upper().to_f64().abs()) * SLACK
}

impl Arithmetic for Fast {
    type Real = Bounded;

    fn evaluate_all(&self, operation: &'static Operation, arguments: &[Argument<'_>]) -> Vec<Bounded> {
        match (operation.fast)(arguments) {
            Ok(values) => {
                let displacements = Self::displacements(operation, arguments, values.len());
                let bounded = |(value, displacement): (f64, f64)| {
                    let rounding = if value.is_infinite() { 0.0 } else { operation.claim.ulps() * ulp(value) };
                    Bounded { value, error: (rounding + displacement) * SLACK }
                };
                values.into_iter().zip(displacements).map(bounded).collect()
            }
            Err(error) => {
                self.fault.borrow_mut().get_or_insert_with(|| format!("{}: {error}", operation.name));
                vec![Bounded { value: 0.0, error: 0.0 }; arguments.iter().map(Argument::size).max().unwrap_or(1)]
            }
        }
    }

    fn number(&self, number: &Number) -> Bounded {
        let value = number.nearest();
        Bounded { value, error: if number.is_representable() { 0.0 } else { ulp(value) / 2.0 } }
    }

    fn pi(&self) -> Bounded {
        Bounded::rounded(std::f64::consts::PI, 0.0)
    }
}

/// An `f64`, and a bound on its distance from the number that it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounded {
    /// The value.
    pub value: f64,
    /// The bound.
    pub error: f64,
}

impl Bounded {
    /// A value that was rounded once, with a bound on what it would be in error without.
    fn rounded(value: f64, propagated: f64) -> Self {
        let rounding = if value.is_infinite() { 0.0 } else { value.abs() * UNIT_ROUNDOFF + f64::from_bits(1) };
        Self { value, error: (propagated + rounding) * SLACK }
    }

    /// A monotone function of this, given by its value and its largest slope between the ends.
    fn mapped(self, value: f64, steepest: f64) -> Self {
        // The engine's own rounding to f64 is one of half a ULP; its bound of 2⁻¹²² vanishes in the slack.
        Self::rounded(value, product(self.error, steepest))
    }
}

impl Real for Bounded {
    fn ln(&self) -> Self {
        if self.value.is_infinite() {
            return *self;
        }
        if self.value <= 0.0 {
            // An exact zero has a logarithm, −∞; of what may be zero or a little more nothing is known.
            let error = if self.error == 0.0 { 0.0 } else { f64::INFINITY };
            return Self { value: f64::NEG_INFINITY, error };
        }
        let value = Wide::ln_ratio(Wide::from_f64(self.value), Wide::ONE).to_f64();
        let lowest = self.value - self.error;
        self.mapped(value, if lowest > 0.0 { 1.0 / lowest } else { f64::INFINITY })
    }

    fn exp(&self) -> Self {
        let exp = |x: f64| match x {
            f64::INFINITY => f64::INFINITY,
            f64::NEG_INFINITY => 0.0,
            _ => Wide::from_f64(x).exp().to_f64(),
        };
        if self.value.is_infinite() {
            let error = if self.error.is_infinite() { f64::INFINITY } else { 0.0 };
            return Self { value: exp(self.value), error };
        }
        self.mapped(exp(self.value), exp(self.value + self.error))
    }

    fn sqrt(&self) -> Self {
        let lowest = (self.value - self.error).max(0.0).sqrt();
        let propagated = if lowest > 0.0 { self.error / (2.0 * lowest) } else { self.error.sqrt() };
        Self::rounded(self.value.max(0.0).sqrt(), propagated)
    }
}

impl Add for Bounded {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::rounded(self.value + other.value, self.error + other.error)
    }
}

impl Sub for Bounded {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::rounded(self.value - other.value, self.error + other.error)
    }
}

impl Mul for Bounded {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let propagated = product(self.value.abs(), other.error)
            + product(other.value.abs(), self.error)
            + product(self.error, other.error);
        Self::rounded(self.value * other.value, propagated)
    }
}

impl Div for Bounded {
    type Output = Self;

    /// With |b − b̃| ≤ β < |b̃|: |a/b − ã/b̃| ≤ (α + |ã/b̃| β)/(|b̃| − β).
    fn div(self, other: Self) -> Self {
        let quotient = self.value / other.value;
        let lowest = other.value.abs() - other.error;
        let moved = self.error + product(quotient.abs(), other.error);
        let propagated = match (moved == 0.0, lowest > 0.0) {
            (true, _) => 0.0,
            (false, true) => moved / lowest,
            (false, false) => f64::INFINITY,
        };
        Self::rounded(quotient, propagated)
    }
}

impl Mul<i32> for Bounded {
    type Output = Self;

    fn mul(self, factor: i32) -> Self {
        self * Self { value: f64::from(factor), error: 0.0 }
    }
}

impl Div<i32> for Bounded {
    type Output = Self;

    fn div(self, divisor: i32) -> Self {
        self / Self { value: f64::from(divisor), error: 0.0 }
    }
}

impl Neg for Bounded {
    type Output = Self;

    fn neg(self) -> Self {
        Self { value: -self.value, ..self }
    }
}

impl Sum for Bounded {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.reduce(Add::add).expect("a sum in the catalogue has a term")
    }
}
