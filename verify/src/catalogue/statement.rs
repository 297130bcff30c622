//! A statement: a relation between operations that holds on a whole domain, written once.

use super::case::Case;
use super::source::Citation;
use crate::arithmetic::Arithmetic;

/// What sort of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Two sides are equal.
    Identity,
    /// One side is at most the other.
    Inequality,
    /// A sequence approaches its limit, at a stated rate.
    Limit,
    /// An example that shows that something fails.
    Witness,
    /// A promise of the fast crate's engine.
    Engine,
    /// A closed form against the integral or the sum that it stands for.
    Definition,
    /// Derivatives against quotients of differences.
    Gradient,
}

impl Kind {
    /// The name in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Inequality => "inequality",
            Self::Limit => "limit",
            Self::Witness => "witness",
            Self::Engine => "engine",
            Self::Definition => "definition",
            Self::Gradient => "gradient",
        }
    }
}

/// A page of the catalogue. Its id is the name of its file.
pub trait Statement {
    /// What sort of statement it is.
    const KIND: Kind;
    /// The statement, in TeX.
    const TEX: &'static str;
    /// Where it is stated.
    const SOURCES: &'static [Citation];
    /// Where the contrary is stated: an erratum there, if this holds.
    const REFUTES: &'static [Citation] = &[];
    /// What it speaks of.
    type Case: Case;

    /// The relation at one case.
    fn relation<A: Arithmetic>(a: &A, case: &Self::Case) -> Relation<A::Real>;
}

/// How two sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// `left = right`.
    Equal,
    /// `left ≤ right`.
    AtMost,
    /// `left < right`.
    Below,
}

impl Sense {
    /// The sign between the sides.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtMost => "≤",
            Self::Below => "<",
        }
    }
}

/// One comparison.
#[derive(Debug, Clone)]
pub struct Clause<R> {
    /// The left side.
    pub left: R,
    /// How the sides compare.
    pub sense: Sense,
    /// The right side.
    pub right: R,
}

/// One or more comparisons, all of which must hold.
#[derive(Debug, Clone)]
pub struct Relation<R> {
    /// The comparisons.
    pub clauses: Vec<Clause<R>>,
}

impl<R> Relation<R> {
    fn new(left: R, sense: Sense, right: R) -> Self {
        Self { clauses: vec![Clause { left, sense, right }] }
    }

    /// This, and another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.clauses.extend(other.clauses);
        self
    }
}

/// `left = right`.
pub fn equal<R>(left: R, right: R) -> Relation<R> {
    Relation::new(left, Sense::Equal, right)
}

/// `left ≤ right`.
pub fn at_most<R>(left: R, right: R) -> Relation<R> {
    Relation::new(left, Sense::AtMost, right)
}

/// `left < right`, strictly.
pub fn below<R>(left: R, right: R) -> Relation<R> {
    Relation::new(left, Sense::Below, right)
}
