//! Symmetric positive definite matrices, in 128 bits: what the multivariate families are made of.
//!
//! Everything comes from `A = L D Lᵀ`, L unit lower triangular and D diagonal, which takes no square roots. The elimination is the classical one, and so
//! are its bounds (Higham, *Accuracy and Stability of Numerical Algorithms*, chapters 8 and 10): the factors computed are those of a
//! matrix that differs from A by at most `n ε √(aᵢᵢaⱼⱼ)`, ε = 2⁻¹²⁵, and substitution is as backward stable. So an error depends on κ, the condition number of
//! the *correlation* matrix of A: units of measurement do not count.

use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// A pivot below 2⁻¹⁰⁰ of its diagonal entry is not told from zero: the elimination's own errors are 2⁻¹²⁶ of that, amplified by the condition of the
/// rows before. Of matrices whose entries are `f64`s only those made for the purpose have such pivots.
const SINGULAR_LOG2: i64 = -100;

/// ¼: where ‖E‖² is at most that, 1 + E is well conditioned.
const SMALL: Wide = Wide::ONE.scale(-2);

/// A square matrix, by rows; of a symmetric one only the lower triangle counts.
pub(super) type Matrix = Vec<Vec<Wide>>;

/// A symmetric positive definite matrix and its factors.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PositiveDefinite {
    entries: Matrix,
    factor: Factor,
}

/// L and D.
#[derive(Debug, Clone, PartialEq)]
struct Factor {
    /// Row i of L up to the diagonal, exclusive.
    lower: Matrix,
    /// D.
    pivots: Vec<Wide>,
    /// D less the diagonal matrix that the elimination started from.
    excesses: Vec<Wide>,
}

impl Factor {
    /// The factors of `base + matrix`, base a diagonal: or the first pivot that is not positive.
    ///
    /// What is added to the diagonal is kept apart from it, so that it is relatively accurate however small it is.
    fn new(base: &[Wide], matrix: &Matrix) -> Result<Self, (usize, Wide)> {
        let mut factor = Self { lower: Vec::new(), pivots: Vec::new(), excesses: Vec::new() };
        for (i, (row, &base)) in matrix.iter().zip(base).enumerate() {
            let mut lower: Vec<Wide> = Vec::with_capacity(i);
            for (j, above) in factor.lower.iter().enumerate() {
                let product = factor.product(&lower, above);
                lower.push((row[j] - product) / factor.pivots[j]);
            }
            let excess = row[i] - factor.product(&lower, &lower);
            let pivot = base + excess;
            if pivot <= (base + row[i]).abs().scale(SINGULAR_LOG2) {
                return Err((i, pivot));
            }
            factor.lower.push(lower);
            factor.pivots.push(pivot);
            factor.excesses.push(excess);
        }
        Ok(factor)
    }

    /// Σ xₖ dₖ yₖ, over what both have.
    fn product(&self, x: &[Wide], y: &[Wide]) -> Wide {
        x.iter().zip(y).zip(&self.pivots).map(|((&x, &y), &pivot)| x * y * pivot).sum()
    }

    /// L⁻¹ b.
    fn forward(&self, b: &[Wide]) -> Vec<Wide> {
        let mut solution: Vec<Wide> = Vec::with_capacity(b.len());
        for (&b, row) in b.iter().zip(&self.lower) {
            solution.push(b - row.iter().zip(&solution).map(|(&l, &x)| l * x).sum());
        }
        solution
    }

    /// L⁻ᵀ b.
    fn backward(&self, b: &[Wide]) -> Vec<Wide> {
        let mut solution = b.to_vec();
        for (i, row) in self.lower.iter().enumerate().rev() {
            let x = solution[i];
            for (entry, &l) in solution.iter_mut().zip(row) {
                *entry = *entry - l * x;
            }
        }
        solution
    }

    /// L⁻¹ M L⁻ᵀ for a symmetric M.
    fn congruence(&self, matrix: &Matrix) -> Matrix {
        let solve = |rows: &Matrix| rows.iter().map(|row| self.forward(row)).collect();
        solve(&transpose(&solve(matrix)))
    }
}

fn transpose(matrix: &Matrix) -> Matrix {
    (0..matrix.len()).map(|column| matrix.iter().map(|row| row[column]).collect()).collect()
}

/// The matrix whose entries are a function of those of two.
fn entrywise(a: &Matrix, b: &Matrix, function: impl Fn(Wide, Wide) -> Wide) -> Matrix {
    a.iter().zip(b).map(|(a, b)| a.iter().zip(b).map(|(&a, &b)| function(a, b)).collect()).collect()
}

/// t M.
pub(super) fn scaled(matrix: &Matrix, t: Wide) -> Matrix {
    matrix.iter().map(|row| row.iter().map(|&entry| t * entry).collect()).collect()
}

/// The product.
fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let columns = transpose(b);
    let row = |row: &Vec<Wide>| columns.iter().map(|column| dot(row, column)).collect();
    a.iter().map(row).collect()
}

pub(super) fn dot(x: &[Wide], y: &[Wide]) -> Wide {
    x.iter().zip(y).map(|(&x, &y)| x * y).sum()
}

impl PositiveDefinite {
    /// The matrix with those rows, `size` of them.
    ///
    /// # Errors
    /// If an entry is not finite, a length is wrong, or the matrix is not symmetric or not positive definite.
    pub(super) fn new(parameter: &'static str, rows: &[Vec<f64>], size: Option<(&'static str, usize)>) -> Result<Self> {
        for (row, entries) in rows.iter().enumerate() {
            for (column, &value) in entries.iter().enumerate() {
                let place = Place { argument: Argument::row(parameter, row), index: Some(column) };
                if value.is_nan() {
                    return Err(Error::NotANumber { place });
                }
                if value.is_infinite() {
                    return Err(Error::Infinite { place, value });
                }
            }
        }
        let argument = Argument::whole(parameter);
        if rows.is_empty() {
            return Err(Error::Empty { argument });
        }
        if let Some((other, expected)) = size
            && rows.len() != expected
        {
            return Err(Error::Length { argument, length: rows.len(), expected_by: Argument::whole(other), expected });
        }
        if let Some(row) = rows.iter().position(|row| row.len() != rows.len()) {
            let (length, expected) = (rows[row].len(), rows.len());
            return Err(Error::Length {
                argument: Argument::row(parameter, row),
                length,
                expected_by: argument,
                expected,
            });
        }
        for (row, entries) in rows.iter().enumerate() {
            for (column, (&value, mirrored)) in
                entries.iter().zip(rows.iter().map(|other| other[row])).take(row).enumerate()
            {
                if value != mirrored {
                    return Err(Error::NotSymmetric { parameter, row, column, value, mirrored });
                }
            }
        }
        let entries = rows.iter().map(|row| row.iter().copied().map(Wide::from_f64).collect()).collect();
        Self::of_entries(entries).map_err(|(pivot, value)| Error::NotPositiveDefinite {
            parameter,
            pivot,
            value: value.to_f64(),
        })
    }

    fn of_entries(entries: Matrix) -> Result<Self, (usize, Wide)> {
        let factor = Factor::new(&vec![Wide::ZERO; entries.len()], &entries)?;
        Ok(Self { entries, factor })
    }

    /// The diagonal matrix with those positive entries.
    pub(super) fn diagonal(diagonal: &[Wide]) -> Self {
        let size = diagonal.len();
        let entry = |row: usize, column: usize| if row == column { diagonal[row] } else { Wide::ZERO };
        let lower = (0..size).map(|row| vec![Wide::ZERO; row]).collect();
        Self {
            entries: (0..size).map(|row| (0..size).map(|column| entry(row, column)).collect()).collect(),
            factor: Factor { lower, pivots: diagonal.to_vec(), excesses: diagonal.to_vec() },
        }
    }

    /// `a A + b B`, unless that is not positive definite.
    pub(super) fn combination([a, b]: [Wide; 2], [first, second]: [&Self; 2]) -> Option<Self> {
        Self::of_entries(entrywise(&first.entries, &second.entries, |x, y| a * x + b * y)).ok()
    }

    /// The number of rows.
    pub(super) fn size(&self) -> usize {
        self.entries.len()
    }

    /// The rows.
    pub(super) fn entries(&self) -> &[Vec<Wide>] {
        &self.entries
    }

    /// D: its product is the determinant.
    pub(super) fn pivots(&self) -> &[Wide] {
        &self.factor.pivots
    }

    /// ln det A.
    pub(super) fn ln_det(&self) -> Wide {
        self.pivots().iter().map(|pivot| pivot.ln()).sum()
    }

    /// `xᵀ A⁻¹ x`, a sum of squares.
    pub(super) fn inverse_form(&self, x: &[Wide]) -> Wide {
        self.factor.forward(x).into_iter().zip(self.pivots()).map(|(x, &pivot)| x.square() / pivot).sum()
    }

    /// A⁻¹ x.
    pub(super) fn solve(&self, x: &[Wide]) -> Vec<Wide> {
        let scaled: Vec<Wide> =
            self.factor.forward(x).into_iter().zip(self.pivots()).map(|(x, &pivot)| x / pivot).collect();
        self.factor.backward(&scaled)
    }

    /// A⁻¹.
    pub(super) fn inverse(&self) -> Matrix {
        Self::diagonal(&vec![Wide::ONE; self.size()]).entries.iter().map(|unit| self.solve(unit)).collect()
    }

    /// `¼ (Pᵢₖ Pⱼₗ + Pᵢₗ Pⱼₖ)` at rows (i, j) and columns (k, l), P = A⁻¹: the second derivatives of `−½ ln det A`, symmetric in all ways.
    pub(super) fn information(&self) -> Matrix {
        let (size, inverse) = (self.size(), self.inverse());
        let row = |row: usize| {
            let (i, j) = (row / size, row % size);
            let entry = |column: usize| {
                let (k, l) = (column / size, column % size);
                (inverse[i][k] * inverse[j][l] + inverse[i][l] * inverse[j][k]).scale(-2)
            };
            (0..size * size).map(entry).collect()
        };
        (0..size * size).map(row).collect()
    }

    /// A − B.
    pub(super) fn difference(&self, base: &Self) -> Matrix {
        entrywise(&self.entries, &base.entries, |a, b| a - b)
    }

    /// A⁻¹ M B⁻¹ for a symmetric M.
    pub(super) fn between_inverses(&self, matrix: &Matrix, base: &Self) -> Matrix {
        product(&product(&self.inverse(), matrix), &base.inverse())
    }

    /// How this matrix A is to another one, B.
    pub(super) fn over<'a>(&self, base: &'a Self) -> Excess<'a> {
        self.over_by_difference(base, &self.difference(base))
    }

    /// The same, given A − B as well.
    pub(super) fn over_by_difference<'a>(&self, base: &'a Self, difference: &Matrix) -> Excess<'a> {
        let excess = base.factor.congruence(difference);
        let pivots = base.pivots();
        let row = |(row, &pivot): (&Vec<Wide>, &Wide)| -> Wide {
            row.iter().zip(pivots).map(|(entry, &other)| entry.square() / (pivot * other)).sum()
        };
        let squared = excess.iter().zip(pivots).map(row).sum();
        Excess { base, excess, squared }
    }
}

/// The excess of A over B: L⁻¹ (A − B) L⁻ᵀ, with the factors L D Lᵀ of B. Divided by √D from both sides it is E, with `B⁻¹A` similar to `1 + E`.
///
/// A − B is a difference of the numbers given, so E is relatively accurate, within `4 n² κ(B) ε` of its norm, however near the two are.
pub(super) struct Excess<'a> {
    base: &'a PositiveDefinite,
    excess: Matrix,
    /// ‖E‖², the Frobenius norm's.
    squared: Wide,
}

impl Excess<'_> {
    /// How `B + t (A − B)` is to B, where that matrix is at hand too.
    ///
    /// With `1 + E = M Δ Mᵀ`, M unit lower triangular and Δ diagonal, `tr E − ln det(1 + E) = Σ (Δᵢ − 1 − ln Δᵢ) + Σ mᵢⱼ² Δⱼ`: no term is negative. There are two ways
    /// to M and Δ. As long as ‖E‖ ≤ ½, eliminating in 1 + E, whose condition number is then at most three, with Δᵢ − 1 kept apart from one. Elsewhere from the two
    /// matrices' own factors, `M = L_B⁻¹ L_A`: this keeps the relative accuracy of each Δᵢ also where A is nearly singular
    /// beside B and `1 + E` would have lost it; and the divergence is at least `½ (½ − ln 1.5) = 0.047` then, so nothing that is lost matters.
    pub(super) fn at(&self, t: Wide, matrix: &PositiveDefinite) -> Relative {
        let near = if t * t * self.squared <= SMALL { self.eliminate(t) } else { None };
        near.unwrap_or_else(|| Relative::of_factors(&matrix.factor, &self.base.factor))
    }

    /// Whether ‖E‖ ≤ ½.
    pub(super) fn is_small(&self) -> bool {
        self.squared <= SMALL
    }

    fn eliminate(&self, t: Wide) -> Option<Relative> {
        let excess = scaled(&self.excess, t);
        let pivots = self.base.pivots();
        Factor::new(pivots, &excess).ok().map(|factor| Relative::near(&factor, pivots))
    }
}

/// A matrix relative to another, as Δ and M.
pub(super) struct Relative {
    /// Δᵢ, and Δᵢ − 1.
    pub(super) ratios: Vec<[Wide; 2]>,
    /// Σ mᵢⱼ² Δⱼ over all i > j.
    pub(super) coupling: Wide,
}

impl Relative {
    fn near(factor: &Factor, base: &[Wide]) -> Self {
        let ratios = factor.pivots.iter().zip(&factor.excesses).zip(base);
        let coupling = factor.lower.iter().zip(base).map(|(row, &base)| factor.product(row, row) / base).sum();
        Self { ratios: ratios.map(|((&pivot, &excess), &base)| [pivot / base, excess / base]).collect(), coupling }
    }

    fn of_factors(factor: &Factor, base: &Factor) -> Self {
        let size = factor.pivots.len();
        let column = |column: usize| -> Vec<Wide> {
            let below = factor.lower[column + 1..].iter().map(|row| row[column]);
            [vec![Wide::ZERO; column], vec![Wide::ONE], below.collect()].concat()
        };
        let coupling_of = |index: usize| -> Wide {
            let solution = base.forward(&column(index));
            let squares = solution.iter().zip(&base.pivots).skip(index + 1).map(|(m, &pivot)| m.square() / pivot);
            factor.pivots[index] * squares.sum()
        };
        let ratio = |(&pivot, &base): (&Wide, &Wide)| [pivot / base, (pivot - base) / base];
        Self {
            ratios: factor.pivots.iter().zip(&base.pivots).map(ratio).collect(),
            coupling: (0..size).map(coupling_of).sum(),
        }
    }

    /// `tr E − ln det(1 + E)`, a sum of non-negative terms.
    pub(super) fn deficit(&self) -> Wide {
        let term = |&[ratio, excess]: &[Wide; 2]| Wide::kl_div_by_difference(Wide::ONE, ratio, -excess);
        self.coupling + self.ratios.iter().map(term).sum()
    }

    /// `ln det(1 + E)`.
    pub(super) fn ln_det(&self) -> Wide {
        let term = |&[ratio, excess]: &[Wide; 2]| Wide::ln_ratio_by_difference(ratio, Wide::ONE, excess);
        self.ratios.iter().map(term).sum()
    }

    /// `tr E`.
    pub(super) fn trace(&self) -> Wide {
        self.coupling + self.ratios.iter().map(|&[_, excess]| excess).sum()
    }
}
