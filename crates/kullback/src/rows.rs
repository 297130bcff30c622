//! Batches: vectors of one length that lie one after the other in memory, row by row into the caller's buffer.

use crate::divergence::kl;
use crate::domain::{check_length, positive, same_length};
use crate::error::{Argument, Error, Result};
use crate::logits::kl_logits_before;

/// Vectors of one length, one after the other: a matrix in row-major order, borrowed.
///
/// Rows have at least one column. There may be no rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows<'a> {
    values: &'a [f64],
    columns: usize,
}

impl<'a> Rows<'a> {
    /// Divides `values` into rows.
    ///
    /// # Errors
    /// If `columns` is zero or does not divide the number of values.
    ///
    /// # Examples
    /// ```
    /// let rows = kullback::Rows::new(&[0.5, 0.5, 0.9, 0.1], 2)?;
    /// assert_eq!((rows.len(), rows.columns()), (2, 2));
    /// assert_eq!(kullback::Rows::new(&[0.5, 0.5, 0.9], 2).unwrap_err().to_string(), "3 values do not make rows of 2");
    /// # Ok::<(), kullback::Error>(())
    /// ```
    pub const fn new(values: &'a [f64], columns: usize) -> Result<Self> {
        if columns == 0 || !values.len().is_multiple_of(columns) {
            return Err(Error::Shape { values: values.len(), columns });
        }
        Ok(Self { values, columns })
    }

    /// The number of rows.
    #[must_use]
    pub const fn len(self) -> usize {
        self.values.len() / self.columns
    }

    /// Whether there are no rows.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.values.is_empty()
    }

    /// The number of columns.
    #[must_use]
    pub const fn columns(self) -> usize {
        self.columns
    }

    /// The rows, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = &'a [f64]> + Clone {
        self.values.chunks_exact(self.columns)
    }

    /// Which row stands beside row `index` of another matrix: a single row stands beside every one.
    fn beside(self, index: usize) -> usize {
        if self.len() == 1 { 0 } else { index }
    }

    /// A row; nothing behind the last.
    fn row(self, row: usize) -> &'a [f64] {
        self.values.get(row * self.columns..).map_or(&[], |values| &values[..self.columns.min(values.len())])
    }
}

/// The divergence [`kl`] of each row of `p` from the row of `q` beside it, in nats, into `out`. A single row stands beside every row of
/// the other matrix.
///
/// Each result has the bits that [`kl`] returns. With the feature `rayon` the rows are spread over threads; the results are the same,
/// and so is the error.
///
/// # Domain
/// Probability vectors in the rows; as [`kl`].
///
/// # Errors
/// If the rows of `q` are not as long as those of `p`, if `q` has neither as many rows as `p` nor one of them a single row, if `out` has not one
/// place a row, or if a row is not a probability vector: the first such row, named with the index. What `out` then holds is unspecified.
///
/// # Accuracy
/// Correctly rounded, as [`kl`].
///
/// # Examples
/// ```
/// use kullback::{Rows, kl, kl_rows};
///
/// let (p, q) = ([0.5, 0.5, 0.9, 0.1], [0.7, 0.3]);
/// let mut divergences = [0.0; 2];
/// kl_rows(Rows::new(&p, 2)?, Rows::new(&q, 2)?, &mut divergences)?;
/// assert_eq!(divergences, [kl(&p[..2], &q)?, kl(&p[2..], &q)?]);
///
/// let error = kl_rows(Rows::new(&[0.5, 0.5, 1.5, -0.5], 2)?, Rows::new(&q, 2)?, &mut divergences).unwrap_err();
/// assert_eq!(error.to_string(), "p[1][1] is negative: -0.5");
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_rows(p: Rows<'_>, q: Rows<'_>, out: &mut [f64]) -> Result<()> {
    each(("p", p), ("q", q), out, |[p, q], _| kl(p, q))
}

/// The divergence [`kl_logits`](crate::kl_logits) of the softmaxes of each row of `z_p` and the row of `z_q` beside it, at one temperature, in nats, into `out`. A
/// single row stands beside every row of the other matrix.
///
/// Each result has the bits that [`kl_logits`](crate::kl_logits) returns. With the feature `rayon` the rows are spread over threads; the results are the
/// same, and so is the error.
///
/// # Domain
/// Finite logits, and a temperature τ > 0; as [`kl_logits`](crate::kl_logits).
///
/// # Errors
/// If the shapes do not agree, as for [`kl_rows`], if `temperature` is NaN, infinite or not positive, or if a logit is NaN or infinite: the first
/// in the order of the rows, named with its index. What `out` then holds is unspecified.
///
/// # Accuracy
/// Within 0.51 ULP, as [`kl_logits`](crate::kl_logits).
///
/// # Examples
/// ```
/// use kullback::{Rows, kl_logits, kl_logits_rows};
///
/// let (teacher, student) = ([2.0, 1.0, 0.0, 0.0, 3.0, 1.0], [1.5, 1.0, 0.5, 0.5, 2.0, 1.5]);
/// let mut divergences = [0.0; 2];
/// kl_logits_rows(Rows::new(&teacher, 3)?, Rows::new(&student, 3)?, 2.0, &mut divergences)?;
/// assert_eq!(divergences[1], kl_logits(&teacher[3..], &student[3..], 2.0)?);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_logits_rows(z_p: Rows<'_>, z_q: Rows<'_>, temperature: f64, out: &mut [f64]) -> Result<()> {
    positive("temperature", temperature)?;
    each(("z_p", z_p), ("z_q", z_q), out, |[z_p, z_q], next| kl_logits_before(z_p, z_q, temperature, next))
}

/// Evaluates a function on rows that stand beside each other; it is told the next two.
fn each(
    (p_name, p): (&'static str, Rows<'_>),
    (q_name, q): (&'static str, Rows<'_>),
    out: &mut [f64],
    function: impl Fn([&[f64]; 2], [&[f64]; 2]) -> Result<f64> + Sync,
) -> Result<()> {
    check_length(Argument::row(q_name, 0), q.columns, Argument::row(p_name, 0), p.columns)?;
    let (longer_name, longer) = if p.len() == 1 { (q_name, q) } else { (p_name, p) };
    if q.len() != 1 {
        same_length(q_name, q.len(), longer_name, longer.len())?;
    }
    same_length("out", out.len(), longer_name, longer.len())?;
    let evaluate = |(index, out): (usize, &mut f64)| {
        let rows = [p.beside(index), q.beside(index)];
        let of_row = |name: &str| [p_name, q_name].iter().position(|&it| it == name).map(|matrix| rows[matrix]);
        *out = function([p.row(rows[0]), q.row(rows[1])], [p.row(rows[0] + 1), q.row(rows[1] + 1)])
            .map_err(|error| error.of_row(of_row))?;
        Ok(())
    };
    in_order(out, longer.columns, evaluate)
}

/// Evaluates every place, up to the first error.
#[cfg(not(feature = "rayon"))]
fn in_order(out: &mut [f64], _: usize, evaluate: impl Fn((usize, &mut f64)) -> Result<()>) -> Result<()> {
    out.iter_mut().enumerate().try_for_each(evaluate)
}

/// Evaluates every place, on many threads, up to the first error in the order of the rows.
#[cfg(feature = "rayon")]
fn in_order(out: &mut [f64], columns: usize, evaluate: impl Fn((usize, &mut f64)) -> Result<()> + Sync) -> Result<()> {
    use rayon::prelude::*;

    /// The entries that a thread is woken for: some ten microseconds' worth.
    const LEAST: usize = 1 << 14;
    let error = out.par_iter_mut().enumerate().with_min_len(LEAST.div_ceil(columns));
    error.find_map_first(|place| evaluate(place).err()).map_or(Ok(()), Err)
}
