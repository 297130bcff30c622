//! scikit-learn's scores of two clusterings, from their contingency table.

use super::normalised::Masses;
use crate::domain::{Extended, rectangle, round};
use crate::error::{Argument, Error, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// `sklearn.metrics.mutual_info_score(None, None, contingency=…)`: the mutual information of the counts divided by
/// their sum, in nats.
///
/// # Domain
/// Rows of one length of counts, or of any finite masses, not all zero. Never negative; zero exactly when the table is
/// the product of its marginals.
///
/// # Errors
/// If there are no rows or columns, the rows differ in length, an entry is NaN, infinite or negative, or all are zero.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
///
/// # Examples
/// ```
/// // Each class in a cluster of its own.
/// let score = kullback::conventions::sklearn_mutual_info_score(&[[5.0, 0.0], [0.0, 5.0]])?;
/// assert_eq!(score, std::f64::consts::LN_2);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn sklearn_mutual_info_score<R: AsRef<[f64]>>(contingency: &[R]) -> Result<f64> {
    Ok(round(Table::new(contingency)?.mutual_information()))
}

/// `sklearn.metrics.normalized_mutual_info_score`: [`sklearn_mutual_info_score`] over the mean of the two entropies,
/// and one where both clusterings are of a single cluster.
///
/// # Domain
/// As [`sklearn_mutual_info_score`]. From zero to one.
///
/// # Errors
/// As [`sklearn_mutual_info_score`].
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn sklearn_normalized_mutual_info_score<R: AsRef<[f64]>>(contingency: &[R]) -> Result<f64> {
    let table = Table::new(contingency)?;
    let mean = (table.rows.entropy() + table.columns.entropy()).half();
    // Entropies vanish exactly for a single cluster.
    Ok(if mean.is_zero() { 1.0 } else { round(table.mutual_information().map(|information| information / mean)) })
}

/// A contingency table and its margins, exactly.
struct Table {
    cells: Vec<Vec<Exact>>,
    rows: Masses,
    columns: Masses,
}

impl Table {
    fn new<R: AsRef<[f64]>>(contingency: &[R]) -> Result<Self> {
        rectangle("contingency", contingency)?;
        let exact = |row: &R| -> Vec<Exact> { row.as_ref().iter().map(|&mass| Exact::from_f64(mass)).collect() };
        let cells: Vec<Vec<Exact>> = contingency.iter().map(exact).collect();
        let rows = Masses::of(cells.iter().map(|row| row.iter().cloned().sum()).collect());
        if rows.total.is_zero() {
            return Err(Error::NoMass { argument: Argument::whole("contingency") });
        }
        let column = |column: usize| cells.iter().map(|row| row[column].clone()).sum();
        let columns = Masses::of((0..cells[0].len()).map(column).collect());
        Ok(Self { cells, rows, columns })
    }

    /// The deviances of N n from a b, a and b being the margins: the sum of either is N².
    fn mutual_information(&self) -> Extended {
        let total = &self.rows.total;
        let of_row = |(row, margin): (&Vec<Exact>, &Exact)| -> Extended {
            let cells = row.iter().zip(&self.columns.entries);
            cells.map(|(cell, column)| term::kl_div_exact(&(cell * total), &(margin * column))).sum()
        };
        let sum: Wide = self.cells.iter().zip(&self.rows.entries).map(of_row).sum::<Extended>()?;
        Some(sum / (total * total).to_wide())
    }
}
