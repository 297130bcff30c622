//! What is refused at the door, and where.

use std::fmt;

/// An argument as the caller knows it: its name, and the row when the argument is a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// The name, as in the function's signature.
    pub name: &'static str,
    /// The row, when the argument is a matrix.
    pub row: Option<usize>,
}

impl Argument {
    /// A scalar or a vector.
    pub(crate) const fn whole(name: &'static str) -> Self {
        Self { name, row: None }
    }

    /// A row of a matrix.
    pub(crate) const fn row(name: &'static str, row: usize) -> Self {
        Self { name, row: Some(row) }
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            None => f.write_str(self.name),
            Some(row) => write!(f, "{}[{row}]", self.name),
        }
    }
}

/// One number among the arguments: an entry of a vector or a matrix, or a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The argument.
    pub argument: Argument,
    /// The index, unless the argument is a scalar.
    pub index: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            None => self.argument.fmt(f),
            Some(index) => write!(f, "{}[{index}]", self.argument),
        }
    }
}

/// Why an input is outside the domain of an operation. The message names the argument, the index and the value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A NaN.
    NotANumber {
        /// Where.
        place: Place,
    },
    /// An infinity where a finite number is needed.
    Infinite {
        /// Where.
        place: Place,
        /// Which infinity.
        value: f64,
    },
    /// A number below zero; −0.0 is not one.
    Negative {
        /// Where.
        place: Place,
        /// The number.
        value: f64,
    },
    /// A number that must be above zero and is zero.
    Zero {
        /// Where.
        place: Place,
    },
    /// No entries.
    Empty {
        /// The vector or matrix.
        argument: Argument,
    },
    /// Two arguments, or two rows of one, that must have one length.
    Length {
        /// The argument whose length is wrong.
        argument: Argument,
        /// Its length.
        length: usize,
        /// The argument that sets the length.
        expected_by: Argument,
        /// The length it sets.
        expected: usize,
    },
    /// Probabilities whose sum is further than 1e-9 from one. [`normalize`](crate::normalize) is an explicit call.
    Sum {
        /// The vector or matrix.
        argument: Argument,
        /// The sum.
        sum: f64,
    },
    /// Values that cannot be divided into rows.
    Shape {
        /// How many values there are.
        values: usize,
        /// How many a row must have.
        columns: usize,
    },
    /// A vector without mass cannot be normalised.
    NoMass {
        /// The vector.
        argument: Argument,
    },
    /// A number that is outside its range.
    OutOfRange {
        /// Where.
        place: Place,
        /// The number.
        value: f64,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A constraint that no distribution satisfies.
    Infeasible {
        /// The value asked for.
        place: Place,
        /// It.
        value: f64,
        /// The least that is attainable.
        low: f64,
        /// The most.
        high: f64,
    },
    /// Too few entries.
    TooFew {
        /// The vector or matrix.
        argument: Argument,
        /// How many it has.
        count: usize,
        /// How many are needed.
        needed: usize,
    },
    /// A Markov chain with two closed classes of states: no stationary distribution is the only one.
    Reducible {
        /// The transition matrix.
        argument: Argument,
        /// A state of the one class, and a state of the other.
        states: [usize; 2],
    },
    /// Two points of samples that must have a distance.
    Coincident {
        /// The point.
        point: Argument,
        /// The point that is in its place.
        other: Argument,
        /// Which of its nearest neighbours that is.
        neighbor: u64,
    },
    /// A parameter of a distribution that is outside its range.
    Parameter {
        /// The family.
        family: &'static str,
        /// The parameter.
        parameter: &'static str,
        /// The index, if it is a vector.
        index: Option<usize>,
        /// The value.
        value: f64,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A matrix that must be symmetric and is not.
    NotSymmetric {
        /// The matrix.
        parameter: &'static str,
        /// The row of the first entry that differs from its mirror image; it is below the diagonal.
        row: usize,
        /// Its column.
        column: usize,
        /// The entry.
        value: f64,
        /// Its mirror image.
        mirrored: f64,
    },
    /// A matrix that must be positive definite and is not.
    NotPositiveDefinite {
        /// The matrix.
        parameter: &'static str,
        /// The index of the first pivot that is not positive: this leading block is the first that is not positive definite.
        pivot: usize,
        /// The pivot.
        value: f64,
    },
    /// A map of a distribution that is not on an interval which the map takes.
    Unmapped {
        /// The map.
        map: &'static str,
        /// The family.
        family: &'static str,
    },
    /// Two distributions that are not on one space.
    Spaces {
        /// What the first is a distribution of, and its dimension.
        p: (&'static str, usize),
        /// What the second is a distribution of, and its dimension.
        q: (&'static str, usize),
    },
    /// An operation that has no closed form for these families.
    NoClosedForm {
        /// The operation.
        operation: &'static str,
        /// The family of the first distribution.
        p: &'static str,
        /// The family of the second.
        q: &'static str,
    },
    /// The order is so large that it amplifies the difference of the two sums, Σp < Σq, until the divergence of that
    /// order has no value: `alpha Σp + (1 − alpha) Σq ≤ 0`.
    Order {
        /// The order.
        alpha: f64,
        /// Σq − Σp.
        deficit: f64,
    },
}

impl Error {
    /// The error of a function of vectors, told of the matrices whose rows they are: `row` is the row of each argument that is one.
    pub(crate) fn of_row(mut self, row: impl Fn(&str) -> Option<usize>) -> Self {
        let tell = |argument: &mut Argument| argument.row = row(argument.name);
        match &mut self {
            Self::NotANumber { place }
            | Self::Infinite { place, .. }
            | Self::Negative { place, .. }
            | Self::Zero { place } => tell(&mut place.argument),
            Self::Empty { argument } | Self::Sum { argument, .. } | Self::NoMass { argument } => tell(argument),
            Self::Length { argument, expected_by, .. } => {
                tell(argument);
                tell(expected_by);
            }
            _ => {}
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber { place } => write!(f, "{place} is NaN"),
            Self::Infinite { place, value } => write!(f, "{place} is infinite: {value}"),
            Self::Negative { place, value } => write!(f, "{place} is negative: {value:?}"),
            Self::Zero { place } => write!(f, "{place} is zero, and must be positive"),
            Self::Empty { argument } => write!(f, "{argument} is empty"),
            Self::Length { argument, length, expected_by, expected } => {
                write!(f, "{argument} has length {length}, but {expected_by} has length {expected}")
            }
            Self::Sum { argument, sum } => {
                write!(f, "{argument} sums to {sum:?}, further than 1e-9 from one; normalise it explicitly")
            }
            Self::Shape { values, columns } => write!(f, "{values} values do not make rows of {columns}"),
            Self::NoMass { argument } => write!(f, "{argument} has no mass to normalise"),
            Self::OutOfRange { place, value, allowed } => write!(f, "{place} is {value:?}, and must be {allowed}"),
            Self::Infeasible { place, value, low, high } => {
                write!(f, "{place} is {value:?}, which no distribution attains: the range is from {low:?} to {high:?}")
            }
            Self::TooFew { argument, count, needed } => write!(f, "{argument} has {count} entries, and needs {needed}"),
            Self::Reducible { argument, states: [first, second] } => write!(
                f,
                "{argument} has two closed classes, of the states {first} and {second}: no stationary distribution is the only one"
            ),
            Self::Coincident { point, other, neighbor } => {
                write!(f, "{point} is where {other} is: the distance to nearest neighbour {neighbor} is zero")
            }
            Self::Parameter { family, parameter, index, value, allowed } => {
                f.write_str(parameter)?;
                if let Some(index) = index {
                    write!(f, "[{index}]")?;
                }
                write!(f, " of {family} is {value:?}, and must be {allowed}")
            }
            Self::NotSymmetric { parameter, row, column, value, mirrored } => write!(
                f,
                "{parameter}[{row}][{column}] is {value:?} and {parameter}[{column}][{row}] is {mirrored:?}: {parameter} is not symmetric"
            ),
            Self::NotPositiveDefinite { parameter, pivot, value } => {
                write!(f, "{parameter} is not positive definite: pivot {pivot} is {value:?}")
            }
            Self::Unmapped { map, family } => write!(f, "{family} is not on an interval that the map {map} takes"),
            Self::Spaces { p, q } => {
                write!(f, "q is a distribution of {} of dimension {}, but p of {} of dimension {}", q.0, q.1, p.0, p.1)
            }
            Self::NoClosedForm { operation, p, q } => write!(f, "{operation} has no closed form for p {p} and q {q}"),
            Self::Order { alpha, deficit } => write!(
                f,
                "alpha is {alpha:?}, too large for vectors whose sums differ: q sums to {deficit:e} more than p"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// An answer, or what was wrong with the question.
pub type Result<T, E = Error> = std::result::Result<T, E>;
