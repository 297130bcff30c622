//! Symmetric positive definite matrices of rationals: determinants and inverses as they are defined, without a rounding.

use crate::{OutOfDomain, domain};
use rug::Rational;

/// A matrix, by rows.
pub(super) type Matrix = Vec<Vec<Rational>>;

/// A symmetric positive definite matrix with its inverse and its determinant.
#[derive(Debug, Clone)]
pub(super) struct PositiveDefinite {
    pub(super) entries: Matrix,
    pub(super) inverse: Matrix,
    pub(super) determinant: Rational,
}

impl PositiveDefinite {
    /// That matrix, of that size if there is one to compare with.
    ///
    /// # Errors
    /// If it is not square, not symmetric, or not positive definite.
    pub(super) fn new(name: &str, rows: &[Vec<Rational>], size: Option<(&str, usize)>) -> Result<Self, OutOfDomain> {
        domain::non_empty(name, rows)?;
        if let Some(size) = size {
            domain::same_length(size, (name, rows.len()))?;
        }
        if let Some(row) = rows.iter().position(|row| row.len() != rows.len()) {
            return Err(OutOfDomain::new(name, format!("has length {}", rows[row].len())).at(&[row]));
        }
        for (row, entries) in rows.iter().enumerate() {
            if let Some(column) = (0..row).find(|&column| entries[column] != rows[column][row]) {
                return Err(OutOfDomain::new(name, "is not symmetric").at(&[row, column]));
            }
        }
        Self::of_symmetric(rows.to_vec()).ok_or_else(|| OutOfDomain::new(name, "is not positive definite"))
    }

    /// By Gauss and Jordan: a symmetric matrix is positive definite exactly when all pivots are positive.
    pub(super) fn of_symmetric(entries: Matrix) -> Option<Self> {
        let size = entries.len();
        let mut determinant = Rational::from(1);
        let unit = |row: usize| (0..size).map(move |column| Rational::from(u8::from(row == column)));
        let mut work: Matrix =
            entries.iter().enumerate().map(|(row, e)| e.iter().cloned().chain(unit(row)).collect()).collect();
        for pivot in 0..size {
            let value = work[pivot][pivot].clone();
            if value <= 0 {
                return None;
            }
            determinant *= &value;
            for entry in &mut work[pivot] {
                *entry /= &value;
            }
            let eliminated = work[pivot].clone();
            for (_, entries) in work.iter_mut().enumerate().filter(|(row, _)| *row != pivot) {
                let factor = entries[pivot].clone();
                for (entry, above) in entries.iter_mut().zip(&eliminated) {
                    *entry -= Rational::from(&factor * above);
                }
            }
        }
        let inverse = work.into_iter().map(|row| row[size..].to_vec()).collect();
        Some(Self { entries, inverse, determinant })
    }

    /// `a A + b B`, unless that is not positive definite.
    pub(super) fn combination(a: &Rational, first: &Matrix, b: &Rational, second: &Matrix) -> Option<Self> {
        let entry = |(x, y): (&Rational, &Rational)| Rational::from(a * x) + Rational::from(b * y);
        let row = |(x, y): (&Vec<Rational>, &Vec<Rational>)| x.iter().zip(y).map(entry).collect();
        Self::of_symmetric(first.iter().zip(second).map(row).collect())
    }

    /// A⁻¹ x.
    pub(super) fn solve(&self, x: &[Rational]) -> Vec<Rational> {
        self.inverse.iter().map(|row| dot(row, x)).collect()
    }

    /// All entries, by rows.
    pub(super) fn flat(&self) -> impl Iterator<Item = Rational> {
        self.entries.iter().flatten().cloned()
    }
}

/// Σ xᵢ yᵢ.
pub(super) fn dot(x: &[Rational], y: &[Rational]) -> Rational {
    x.iter().zip(y).map(|(x, y)| Rational::from(x * y)).sum()
}
