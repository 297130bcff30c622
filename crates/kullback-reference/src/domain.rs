//! What is refused, and how it is said.
//!
//! The checks are exact, on rationals: the sum of a vector is within `10⁻⁹` of one or it is not. They
//! hand back the sums they had to compute.

use std::{error::Error, fmt};

use rug::{Float, Rational};

/// An input for which a function has no value: which argument, where in it, and what is wrong.
///
/// ```
/// use kullback_reference::{Rational, entropy};
/// let p = [Rational::from((11, 10)), Rational::from((-1, 10))];
/// assert_eq!(entropy(&p, 64).unwrap_err().to_string(), "p[1] is negative: -0.1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfDomain {
    argument: String,
    index: Vec<usize>,
    problem: String,
}

impl OutOfDomain {
    /// Says that `argument` as a whole has a problem: `"p"`, `"is empty"`.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { argument: argument.into(), index: Vec::new(), problem: problem.into() }
    }

    /// Says where in the argument: one index into a vector, a row and a column into a matrix.
    #[must_use]
    pub fn at(mut self, index: &[usize]) -> Self {
        self.index = index.to_vec();
        self
    }

    /// The name of the argument, as in the function's signature.
    pub fn argument(&self) -> &str {
        &self.argument
    }

    /// The place in the argument: empty if the problem is with all of it.
    pub fn index(&self) -> &[usize] {
        &self.index
    }

    /// What is wrong there.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for OutOfDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.argument)?;
        for index in &self.index {
            write!(f, "[{index}]")?;
        }
        write!(f, " {}", self.problem)
    }
}

impl Error for OutOfDomain {}

/// How far from one the sum of a probability vector may be: `10⁻⁹`.
fn tolerance() -> Rational {
    Rational::from((1, 1_000_000_000))
}

/// The exact sums of two probability vectors of one length.
pub(crate) struct Sums {
    pub(crate) p: Rational,
    pub(crate) q: Rational,
}

/// Two probability vectors of one length, called `p` and `q`.
pub(crate) fn pair(p: &[Rational], q: &[Rational]) -> Result<Sums, OutOfDomain> {
    same_length(("p", p.len()), ("q", q.len()))?;
    Ok(Sums { p: probability_vector("p", p)?, q: probability_vector("q", q)? })
}

/// A probability vector; returns its exact sum.
pub(crate) fn probability_vector(name: &str, p: &[Rational]) -> Result<Rational, OutOfDomain> {
    non_negative_vector(name, p)?;
    let sum = sum(p);
    near_one(name, &sum)?;
    Ok(sum)
}

/// A non-empty vector of non-negative numbers.
pub(crate) fn non_negative_vector(name: &str, x: &[Rational]) -> Result<(), OutOfDomain> {
    non_empty(name, x)?;
    for (i, x) in x.iter().enumerate() {
        non_negative(name, &[i], x)?;
    }
    Ok(())
}

/// A joint distribution: rows of one positive length, and a total near one; returns the total.
pub(crate) fn joint(name: &str, rows: &[Vec<Rational>]) -> Result<Rational, OutOfDomain> {
    rectangle(name, rows)?;
    let total = rows.iter().flatten().sum();
    near_one(name, &total)?;
    Ok(total)
}

/// Rows of one positive length without negative entries.
pub(crate) fn rectangle(name: &str, rows: &[Vec<Rational>]) -> Result<(), OutOfDomain> {
    let columns = non_empty(name, rows)?.len();
    if columns == 0 {
        return Err(OutOfDomain::new(name, "is empty").at(&[0]));
    }
    for (i, row) in rows.iter().enumerate() {
        if row.len() != columns {
            let problem = format!("has length {}, {name}[0] has {columns}", row.len());
            return Err(OutOfDomain::new(name, problem).at(&[i]));
        }
        for (j, x) in row.iter().enumerate() {
            non_negative(name, &[i, j], x)?;
        }
    }
    Ok(())
}

/// A channel: rows of one length, each a probability vector.
pub(crate) fn channel(name: &str, rows: &[Vec<Rational>]) -> Result<(), OutOfDomain> {
    rectangle(name, rows)?;
    rows.iter().enumerate().try_for_each(|(i, row)| near_one(name, &sum(row)).map_err(|error| error.at(&[i])))
}

/// Two named lengths that must be equal.
pub(crate) fn same_length(first: (&str, usize), second: (&str, usize)) -> Result<(), OutOfDomain> {
    if first.1 == second.1 {
        return Ok(());
    }
    let problem = format!("has length {}, {} has {}", second.1, first.0, first.1);
    Err(OutOfDomain::new(second.0, problem))
}

/// A vector with at least one entry; returns the first.
pub(crate) fn non_empty<'a, T>(name: &str, items: &'a [T]) -> Result<&'a T, OutOfDomain> {
    items.first().ok_or_else(|| OutOfDomain::new(name, "is empty"))
}

/// A number that may be zero but not less.
pub(crate) fn non_negative(name: &str, index: &[usize], x: &Rational) -> Result<(), OutOfDomain> {
    if x.is_negative() {
        let problem = format!("is negative: {}", shown(x));
        return Err(OutOfDomain::new(name, problem).at(index));
    }
    Ok(())
}

/// A number that must be greater than zero.
pub(crate) fn positive(name: &str, x: &Rational) -> Result<(), OutOfDomain> {
    if x.is_positive() {
        return Ok(());
    }
    Err(OutOfDomain::new(name, format!("is not positive: {}", shown(x))))
}

/// A non-empty vector of numbers greater than zero.
pub(crate) fn positive_vector(name: &str, x: &[Rational]) -> Result<(), OutOfDomain> {
    non_empty(name, x)?;
    let place = |(index, x)| positive(name, x).map_err(|refusal| refusal.at(&[index]));
    x.iter().enumerate().try_for_each(place)
}

/// A number from zero to one.
pub(crate) fn probability(name: &str, x: &Rational) -> Result<(), OutOfDomain> {
    non_negative(name, &[], x)?;
    if *x > 1 {
        return Err(OutOfDomain::new(name, format!("is greater than one: {}", shown(x))));
    }
    Ok(())
}

/// A whole number that is not negative, up to 2⁵³.
pub(crate) fn count(name: &str, x: &Rational) -> Result<(), OutOfDomain> {
    non_negative(name, &[], x)?;
    if !x.is_integer() || *x > 1_u64 << 53 {
        return Err(OutOfDomain::new(name, format!("is not a whole number up to 2^53: {}", shown(x))));
    }
    Ok(())
}

/// The exact sum of a vector.
pub(crate) fn sum(x: &[Rational]) -> Rational {
    x.iter().sum()
}

fn near_one(name: &str, sum: &Rational) -> Result<(), OutOfDomain> {
    let excess = Rational::from(sum - 1_u32);
    if *excess.as_abs() <= tolerance() {
        return Ok(());
    }
    // The sum itself may look like one in an f64; its distance from one does not.
    let excess = nearest(&excess);
    Err(OutOfDomain::new(name, format!("does not sum to one within 1e-9: the sum is off by {excess:e}")))
}

/// A rational as a reader of a message wants it. One that an `f64` would call zero says so.
fn shown(x: &Rational) -> String {
    let near = nearest(x);
    if near == 0.0 && !x.is_zero() {
        return "closer to zero than 5e-324".to_owned();
    }
    near.to_string()
}

/// The nearest `f64`, for messages. (`Rational::to_f64` truncates: −1/10 would not read `-0.1`.)
fn nearest(x: &Rational) -> f64 {
    Float::with_val(53, x).to_f64()
}
