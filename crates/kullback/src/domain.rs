//! The door: arguments are validated once, here, and what passes is inside the domain for good.

use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// How far from one the probabilities of a distribution may sum.
pub const SUM_TOLERANCE: f64 = 1e-9;

/// A number, or +∞ as `None`. `Option`'s own `Sum` and `?` are the arithmetic of the extended half-line: a sum with an
/// infinite term is infinite.
pub(crate) type Extended = Option<Wide>;

/// The `f64` nearest to the number; +∞ for an infinite one.
pub(crate) fn round(value: Extended) -> f64 {
    value.map_or(f64::INFINITY, Wide::to_f64)
}

/// A finite number.
pub(crate) fn finite(name: &'static str, value: f64) -> Result<Wide> {
    check_finite(Place { argument: Argument::whole(name), index: None }, value)?;
    Ok(Wide::from_f64(value))
}

/// A finite number that is not negative.
pub(crate) fn non_negative(name: &'static str, value: f64) -> Result<Wide> {
    check_non_negative(Place { argument: Argument::whole(name), index: None }, value)?;
    Ok(Wide::from_f64(value))
}

/// A finite number above zero.
pub(crate) fn positive(name: &'static str, value: f64) -> Result<Wide> {
    let number = non_negative(name, value)?;
    if number.is_zero() {
        return Err(Error::Zero { place: Place { argument: Argument::whole(name), index: None } });
    }
    Ok(number)
}

/// Finite numbers above zero, at least one.
pub(crate) fn positives(name: &'static str, values: &[f64]) -> Result<()> {
    check_entries(Argument::whole(name), values, |place, value| {
        check_non_negative(place, value)?;
        if value == 0.0 { Err(Error::Zero { place }) } else { Ok(()) }
    })
}

/// A non-negative order that may be infinite: `None` is +∞.
pub(crate) fn order(name: &'static str, value: f64) -> Result<Option<Wide>> {
    if value == f64::INFINITY { Ok(None) } else { non_negative(name, value).map(Some) }
}

/// A number that is not negative and may be infinite: `None` is +∞.
pub(crate) fn non_negative_or_infinite(place: Place, value: f64) -> Result<Option<Wide>> {
    if value == f64::INFINITY {
        return Ok(None);
    }
    check_non_negative(place, value)?;
    Ok(Some(Wide::from_f64(value)))
}

fn check_finite(place: Place, value: f64) -> Result<()> {
    if value.is_nan() {
        Err(Error::NotANumber { place })
    } else if value.is_infinite() {
        Err(Error::Infinite { place, value })
    } else {
        Ok(())
    }
}

fn check_non_negative(place: Place, value: f64) -> Result<()> {
    check_finite(place, value)?;
    if value < 0.0 { Err(Error::Negative { place, value }) } else { Ok(()) }
}

/// Applies `check` to each entry of a vector that must not be empty.
fn check_entries(argument: Argument, values: &[f64], check: fn(Place, f64) -> Result<()>) -> Result<()> {
    if values.is_empty() {
        return Err(Error::Empty { argument });
    }
    values.iter().enumerate().try_for_each(|(index, &value)| check(Place { argument, index: Some(index) }, value))
}

/// A vector's exact sum, which must be one to within [`SUM_TOLERANCE`].
fn check_total(argument: Argument, values: impl Iterator<Item = f64>) -> Result<Wide> {
    let total = Exact::sum_of(values).to_wide();
    // One billionth, not the f64 next to it: the reference compares rationals.
    let tolerance = Wide::ONE / Wide::from_integer(1_000_000_000);
    if (total - Wide::ONE).abs() > tolerance {
        return Err(Error::Sum { argument, sum: total.to_f64() });
    }
    Ok(total)
}

pub(crate) fn check_length(argument: Argument, length: usize, expected_by: Argument, expected: usize) -> Result<()> {
    if length == expected { Ok(()) } else { Err(Error::Length { argument, length, expected_by, expected }) }
}

/// Finite, non-negative numbers, at least one.
pub(crate) fn masses(name: &'static str, values: &[f64]) -> Result<()> {
    check_entries(Argument::whole(name), values, check_non_negative)
}

/// The same of a row of a matrix.
pub(crate) fn check_masses(argument: Argument, values: &[f64]) -> Result<()> {
    check_entries(argument, values, check_non_negative)
}

/// A probability vector: masses that sum to one within [`SUM_TOLERANCE`].
#[derive(Clone, Copy)]
pub(crate) struct Pmf<'a> {
    values: &'a [f64],
    total: Wide,
}

impl<'a> Pmf<'a> {
    pub(crate) fn new(name: &'static str, values: &'a [f64]) -> Result<Self> {
        Self::with_argument(Argument::whole(name), values)
    }

    fn with_argument(argument: Argument, values: &'a [f64]) -> Result<Self> {
        check_entries(argument, values, check_non_negative)?;
        let total = check_total(argument, values.iter().copied())?;
        Ok(Self { values, total })
    }

    /// Values that have been through the door before, and their exact sum as it was then.
    pub(crate) fn known(values: &'a [f64], total: Wide) -> Self {
        Self { values, total }
    }

    /// The probabilities.
    pub(crate) fn iter(self) -> impl Iterator<Item = Wide> + Clone + 'a {
        self.values.iter().map(|&value| Wide::from_f64(value))
    }

    /// The exact sum, truncated to 128 bits.
    pub(crate) fn total(self) -> Wide {
        self.total
    }

    /// The exact sum.
    pub(crate) fn exact_total(self) -> Exact {
        Exact::sum_of(self.values.iter().copied())
    }
}

/// Two vectors of one length, entry beside entry.
fn paired<'a>(p: &'a [f64], q: &'a [f64]) -> impl Iterator<Item = (Wide, Wide)> + Clone + 'a {
    p.iter().zip(q).map(|(&p, &q)| (Wide::from_f64(p), Wide::from_f64(q)))
}

/// Two probability vectors, p and q, of one length.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) p: Pmf<'a>,
    pub(crate) q: Pmf<'a>,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(p: &'a [f64], q: &'a [f64]) -> Result<Self> {
        same_length("q", q.len(), "p", p.len())?;
        Ok(Self { p: Pmf::new("p", p)?, q: Pmf::new("q", q)? })
    }

    /// (pᵢ, qᵢ) for each i.
    pub(crate) fn iter(self) -> impl Iterator<Item = (Wide, Wide)> + Clone + 'a {
        paired(self.p.values, self.q.values)
    }
}

/// Two vectors of masses, p and q, of one length.
pub(crate) fn mass_pairs(p: &[f64], q: &[f64]) -> Result<()> {
    same_length("q", q.len(), "p", p.len())?;
    masses("p", p)?;
    masses("q", q)
}

/// The rows of a matrix, which must have one length.
pub(crate) fn check_rows<R: AsRef<[f64]>>(name: &'static str, rows: &[R]) -> Result<()> {
    let Some(first) = rows.first() else {
        return Err(Error::Empty { argument: Argument::whole(name) });
    };
    rows.iter().enumerate().try_for_each(|(row, values)| {
        let argument = Argument::row(name, row);
        check_length(argument, values.as_ref().len(), Argument::row(name, 0), first.as_ref().len())?;
        check_entries(argument, values.as_ref(), check_non_negative)
    })
}

/// A rectangle of masses, with at least one row and one column.
pub(crate) fn rectangle<R: AsRef<[f64]>>(name: &'static str, rows: &[R]) -> Result<()> {
    check_rows(name, rows)
}

/// A joint distribution: a rectangle of masses that sum to one within [`SUM_TOLERANCE`].
pub(crate) struct Joint<'a, R> {
    pub(crate) rows: &'a [R],
}

impl<'a, R: AsRef<[f64]>> Joint<'a, R> {
    pub(crate) fn new(name: &'static str, rows: &'a [R]) -> Result<Self> {
        check_rows(name, rows)?;
        check_total(Argument::whole(name), rows.iter().flat_map(|row| row.as_ref().iter().copied()))?;
        Ok(Self { rows })
    }

    /// The rows' entries.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &'a [f64]> + Clone {
        self.rows.iter().map(AsRef::as_ref)
    }

    /// The number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.rows[0].as_ref().len()
    }
}

/// The transition probabilities of a Markov chain: a square of rows, each a probability vector.
pub(crate) struct Transition<'a, R> {
    rows: &'a [R],
}

impl<R> Clone for Transition<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Transition<'_, R> {}

impl<'a, R: AsRef<[f64]>> Transition<'a, R> {
    pub(crate) fn new(name: &'static str, rows: &'a [R]) -> Result<Self> {
        check_rows(name, rows)?;
        check_length(Argument::row(name, 0), rows[0].as_ref().len(), Argument::whole(name), rows.len())?;
        for (row, values) in rows.iter().enumerate() {
            Pmf::with_argument(Argument::row(name, row), values.as_ref())?;
        }
        Ok(Self { rows })
    }

    /// The rows' entries.
    pub(crate) fn rows(self) -> impl Iterator<Item = &'a [f64]> + Clone {
        self.rows.iter().map(AsRef::as_ref)
    }
}

/// Two joint distributions of one shape, p and q, row beside row.
pub(crate) fn joint_pair<'a, R: AsRef<[f64]>>(
    p: &'a [R],
    q: &'a [R],
) -> Result<impl Iterator<Item = (&'a [f64], &'a [f64])>> {
    same_length("q", q.len(), "p", p.len())?;
    let (p, q) = (Joint::new("p", p)?, Joint::new("q", q)?);
    check_length(Argument::row("q", 0), q.columns(), Argument::row("p", 0), p.columns())?;
    Ok(p.rows.iter().map(AsRef::as_ref).zip(q.rows.iter().map(AsRef::as_ref)))
}

/// Distributions in the rows of `ps`, and a weight for each.
pub(crate) fn mixture<'a, R: AsRef<[f64]>>(
    ps: &'a [R],
    w: &'a [f64],
) -> Result<impl Iterator<Item = (&'a [f64], f64)> + Clone> {
    check_rows("ps", ps)?;
    same_length("w", w.len(), "ps", ps.len())?;
    let weights = Pmf::new("w", w)?;
    for (row, values) in ps.iter().enumerate() {
        Pmf::with_argument(Argument::row("ps", row), values.as_ref())?;
    }
    Ok(ps.iter().map(AsRef::as_ref).zip(weights.values.iter().copied()))
}

/// Finite numbers, at least one, in a row of a matrix.
pub(crate) fn finite_entries(argument: Argument, values: &[f64]) -> Result<()> {
    check_entries(argument, values, check_finite)
}

/// Logits: finite numbers, at least one.
pub(crate) fn logits<'a>(name: &'static str, values: &'a [f64]) -> Result<&'a [f64]> {
    check_entries(Argument::whole(name), values, check_finite)?;
    Ok(values)
}

/// That a second vector is as long as the first.
pub(crate) fn same_length(name: &'static str, length: usize, by: &'static str, expected: usize) -> Result<()> {
    check_length(Argument::whole(name), length, Argument::whole(by), expected)
}

/// The rows of a matrix, of which there is at least one, and in the first of it an entry; returns its length.
pub(crate) fn non_empty_rows<R: AsRef<[f64]>>(name: &'static str, rows: &[R]) -> Result<usize> {
    let Some(first) = rows.first() else {
        return Err(Error::Empty { argument: Argument::whole(name) });
    };
    match first.as_ref().len() {
        0 => Err(Error::Empty { argument: Argument::row(name, 0) }),
        length => Ok(length),
    }
}

/// Numbers from zero to one, at least one of them.
pub(crate) fn probabilities(name: &'static str, values: &[f64]) -> Result<()> {
    check_entries(Argument::whole(name), values, check_probability)
}

fn check_probability(place: Place, value: f64) -> Result<()> {
    check_non_negative(place, value)?;
    if value > 1.0 { Err(Error::OutOfRange { place, value, allowed: "at most one" }) } else { Ok(()) }
}

/// A number from zero to one.
pub(crate) fn probability(name: &'static str, value: f64) -> Result<Wide> {
    check_probability(Place { argument: Argument::whole(name), index: None }, value)?;
    Ok(Wide::from_f64(value))
}

/// A channel: rows of one length, each a probability vector.
pub(crate) fn channel<R: AsRef<[f64]>>(name: &'static str, rows: &[R]) -> Result<()> {
    check_rows(name, rows)?;
    let each = |(row, values): (usize, &R)| Pmf::with_argument(Argument::row(name, row), values.as_ref()).map(drop);
    rows.iter().enumerate().try_for_each(each)
}
