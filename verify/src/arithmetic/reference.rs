//! The reference's arithmetic: enclosures on the exact inputs, at one precision.

use super::{Arithmetic, Real};
use crate::point::{Argument, Number};
use crate::vocabulary::Operation;
use kullback_reference::Enclosure;
use std::cell::RefCell;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Evaluates in enclosures of a given precision.
#[derive(Debug)]
pub struct Reference {
    precision: u32,
    fault: RefCell<Option<String>>,
}

impl Reference {
    /// At a precision in bits.
    #[must_use]
    pub const fn new(precision: u32) -> Self {
        Self { precision, fault: RefCell::new(None) }
    }

    /// The first evaluation that had no value: a statement that leaves the domain is at fault.
    pub fn fault(&self) -> Option<String> {
        self.fault.borrow().clone()
    }
}

impl Arithmetic for Reference {
    type Real = Certified;

    fn evaluate_all(&self, operation: &'static Operation, arguments: &[Argument<'_>]) -> Vec<Certified> {
        let enclosures = (operation.reference)(arguments, self.precision).unwrap_or_else(|refusal| {
            self.fault.borrow_mut().get_or_insert_with(|| format!("{}: {refusal}", operation.name));
            vec![Enclosure::zero(self.precision); arguments.iter().map(Argument::size).max().unwrap_or(1)]
        });
        enclosures.into_iter().map(Certified).collect()
    }

    fn number(&self, number: &Number) -> Certified {
        Certified(
            number
                .exact()
                .map_or_else(|_| Enclosure::infinity(self.precision), |exact| Enclosure::exact(&exact, self.precision)),
        )
    }

    fn pi(&self) -> Certified {
        Certified(Enclosure::pi(self.precision))
    }
}

/// A real number, certified to lie in an enclosure.
#[derive(Debug, Clone)]
pub struct Certified(pub Enclosure);

impl Certified {
    fn integer(&self, n: i32) -> Enclosure {
        Enclosure::exact(&n.into(), self.0.precision())
    }
}

impl Real for Certified {
    fn ln(&self) -> Self {
        Self(self.0.ln())
    }

    fn exp(&self) -> Self {
        Self(self.0.exp())
    }

    fn sqrt(&self) -> Self {
        Self(self.0.sqrt())
    }

    fn square(&self) -> Self {
        Self(self.0.square())
    }
}

impl Add for Certified {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(&self.0 + &other.0)
    }
}

impl Sub for Certified {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(&self.0 - &other.0)
    }
}

impl Mul for Certified {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(&self.0 * &other.0)
    }
}

impl Div for Certified {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self(&self.0 / &other.0)
    }
}

impl Mul<i32> for Certified {
    type Output = Self;

    fn mul(self, factor: i32) -> Self {
        Self(&self.0 * &self.integer(factor))
    }
}

impl Div<i32> for Certified {
    type Output = Self;

    fn div(self, divisor: i32) -> Self {
        Self(&self.0 / &self.integer(divisor))
    }
}

impl Neg for Certified {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-&self.0)
    }
}

impl Sum for Certified {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.reduce(Add::add).expect("a sum in the catalogue has a term")
    }
}
