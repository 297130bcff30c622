//! Moment conditions: what is asked for, what of it can be had, and the distribution that has it.

use super::dual::{self, Dual, Minimum};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// Functions of the outcomes that are to have mean zero: `f − c`, exactly, up to a divisor common to all.
pub(super) struct Moments<'a> {
    /// The reference's masses, with any sum.
    pub(super) masses: &'a [f64],
    /// The functions times the divisor.
    pub(super) numerators: Vec<Vec<Exact>>,
    /// The divisor.
    pub(super) divisor: Wide,
}

/// A constraint that cannot be met, in terms of the functions: what it has to be zero, and the range that it has.
pub(super) enum Unmet {
    /// One function.
    One { index: usize, low: Wide, high: Wide },
    /// A combination of them.
    Combined { coefficients: Vec<Wide>, low: Wide, high: Wide },
}

/// The distribution that meets the constraints.
pub(super) struct Solution {
    /// Its probabilities, on all outcomes.
    pub(super) probabilities: Vec<Wide>,
    /// Its multipliers: those at a face are infinite.
    pub(super) multipliers: Vec<f64>,
    /// Its divergence from the reference.
    pub(super) divergence: Wide,
    /// Whether no other distribution meets the constraints.
    pub(super) is_only: bool,
    /// The largest mean of a function that should be zero.
    pub(super) residual: f64,
    /// By how much its divergence exceeds the value of the dual.
    pub(super) gap: f64,
}

/// The part of the outcomes that a distribution meeting the constraints can have, and the infinite multipliers.
struct Face {
    outcomes: Vec<usize>,
    infinite: Vec<Option<f64>>,
}

impl Moments<'_> {
    /// The projection of the reference, restricted to the outcomes given.
    pub(super) fn solve(&self, outcomes: Vec<usize>) -> Result<Solution, Unmet> {
        let functions: Vec<Vec<Wide>> = self
            .numerators
            .iter()
            .map(|function| function.iter().map(|value| value.to_wide() / self.divisor).collect())
            .collect();
        let face = face(&functions, outcomes)?;
        let on_face = |function: &Vec<Wide>| face.outcomes.iter().map(|&index| function[index]).collect();
        let functions: Vec<Vec<Wide>> = functions.iter().map(on_face).collect();
        let free = independent(&functions)?;
        let total = Exact::sum_of(face.outcomes.iter().map(|&index| self.masses[index])).to_wide();
        let dual = Dual {
            weights: face.outcomes.iter().map(|&index| Wide::from_f64(self.masses[index]) / total).collect(),
            means: free.iter().map(|&k| self.mean_numerator(k, &face.outcomes) / self.divisor / total).collect(),
            functions: free.iter().map(|&k| functions[k].clone()).collect(),
        };
        match dual.minimum() {
            Ok(minimum) => Ok(self.solution(&face, &functions, &free, &dual, &minimum)),
            Err(direction) => Err(combined(&dual, &free, &direction, functions.len())),
        }
    }

    /// `Σ q h` over some outcomes, times the divisor.
    fn mean_numerator(&self, function: usize, outcomes: &[usize]) -> Wide {
        let term = |&index: &usize| &Exact::from_f64(self.masses[index]) * &self.numerators[function][index];
        outcomes.iter().map(term).sum::<Exact>().to_wide()
    }

    fn solution(
        &self,
        face: &Face,
        functions: &[Vec<Wide>],
        free: &[usize],
        dual: &Dual,
        minimum: &Minimum,
    ) -> Solution {
        let on_face = dual::tilted(&dual.weights, &minimum.exponents).probabilities;
        let mut probabilities = vec![Wide::ZERO; self.masses.len()];
        face.outcomes.iter().zip(&on_face).for_each(|(&index, &p)| probabilities[index] = p);
        let mut multipliers: Vec<f64> = face.infinite.iter().map(|infinite| infinite.unwrap_or(0.0)).collect();
        free.iter().zip(&minimum.multipliers).for_each(|(&k, multiplier)| multipliers[k] = multiplier.to_f64());
        let mean = |function: &Vec<Wide>| function.iter().zip(&on_face).map(|(&h, &p)| h * p).sum::<Wide>();
        let residuals = functions.iter().map(mean);
        let gap: Wide = minimum.exponents.iter().zip(&on_face).map(|(&x, &p)| x * p).sum();
        Solution {
            probabilities,
            multipliers,
            divergence: self.onto_face(&face.outcomes) + dual::divergence(&dual.weights, &minimum.exponents),
            is_only: free.len() + 1 == face.outcomes.len(),
            residual: residuals.map(Wide::abs).max().unwrap_or(Wide::ZERO).to_f64(),
            gap: gap.abs().to_f64(),
        }
    }

    /// The divergence of the reference given the outcomes from the reference: minus the logarithm of their probability.
    fn onto_face(&self, outcomes: &[usize]) -> Wide {
        let mut rest = self.masses.to_vec();
        outcomes.iter().for_each(|&index| rest[index] = 0.0);
        let total = Exact::sum_of(self.masses.iter().copied()).to_wide();
        let outside = Exact::sum_of(rest).to_wide() / total;
        if outside <= Wide::ONE.half() {
            return -(-outside).ln_1p();
        }
        let inside = Exact::sum_of(outcomes.iter().map(|&index| self.masses[index])).to_wide();
        Wide::ln_ratio(total, inside)
    }
}

/// The outcomes that are left when a function must be zero wherever it is at an end of its range: it can have mean zero in no other way.
fn face(functions: &[Vec<Wide>], mut outcomes: Vec<usize>) -> Result<Face, Unmet> {
    let mut infinite = vec![None; functions.len()];
    loop {
        let before = outcomes.len();
        for (index, function) in functions.iter().enumerate() {
            let values = || outcomes.iter().map(|&outcome| function[outcome]);
            let (low, high) = (values().min().unwrap_or(Wide::ZERO), values().max().unwrap_or(Wide::ZERO));
            if low > Wide::ZERO || high < Wide::ZERO {
                return Err(Unmet::One { index, low, high });
            }
            if low < high && (low.is_zero() || high.is_zero()) {
                infinite[index] = Some(if low.is_zero() { f64::NEG_INFINITY } else { f64::INFINITY });
                outcomes.retain(|&outcome| function[outcome].is_zero());
            }
        }
        if outcomes.len() == before {
            return Ok(Face { outcomes, infinite });
        }
    }
}

/// A row of an elimination: zero at the pivots of the rows before it.
struct Reduced {
    pivot: usize,
    row: Vec<Wide>,
}

/// Takes multiples of the rows from another, so that it is zero at their pivots. What is left of it is zero where it is below 2⁻⁸⁰ of
/// what it was made of.
fn reduce(basis: &[Reduced], row: &[Wide]) -> Vec<Wide> {
    let mut row = row.to_vec();
    let mut sizes: Vec<Wide> = row.iter().map(|value| value.abs()).collect();
    for Reduced { pivot, row: other } in basis {
        let factor = row[*pivot] / other[*pivot];
        for ((value, size), &o) in row.iter_mut().zip(&mut sizes).zip(other) {
            let taken = factor * o;
            *value = *value - taken;
            *size = (*size).max(taken.abs());
        }
        row[*pivot] = Wide::ZERO;
    }
    let most = sizes.into_iter().max().unwrap_or(Wide::ZERO).scale(-80);
    row.into_iter().map(|value| if value.abs() <= most { Wide::ZERO } else { value }).collect()
}

fn largest_entry(row: &[Wide]) -> usize {
    (0..row.len()).max_by_key(|&index| row[index].abs()).unwrap_or(0)
}

/// The functions that are no combination of the ones before them. If the ones before imply that a function has another mean than zero, it
/// is not met.
fn independent(functions: &[Vec<Wide>]) -> Result<Vec<usize>, Unmet> {
    let (mut basis, mut free): (Vec<Reduced>, Vec<usize>) = (Vec::new(), Vec::new());
    for (index, function) in functions.iter().enumerate() {
        let rest = reduce(&basis, function);
        let pivot = largest_entry(&rest);
        if rest.iter().all(|value| value.is_zero()) {
            continue;
        }
        // What is left of the function may be a multiple of what is left of the constant one.
        let ones = reduce(&basis, &vec![Wide::ONE; rest.len()]);
        let place = largest_entry(&ones);
        if !ones[place].is_zero() {
            let multiple = rest[place] / ones[place];
            let tolerance = rest[pivot].abs().scale(-80);
            if rest.iter().zip(&ones).all(|(&r, &one)| (r - multiple * one).abs() <= tolerance) {
                return Err(Unmet::One { index, low: multiple, high: multiple });
            }
        }
        basis.push(Reduced { pivot, row: rest });
        free.push(index);
    }
    Ok(free)
}

/// The combination of the functions that cannot have mean zero.
fn combined(dual: &Dual, free: &[usize], direction: &[Wide], count: usize) -> Unmet {
    let largest = direction.iter().map(|value| value.abs()).max().unwrap_or(Wide::ONE);
    let unit: Vec<Wide> =
        direction.iter().map(|&value| if largest.is_zero() { value } else { value / largest }).collect();
    let values = |outcome: usize| unit.iter().zip(&dual.functions).map(|(&d, h)| d * h[outcome]).sum::<Wide>();
    let range = || (0..dual.weights.len()).map(values);
    let mut coefficients = vec![Wide::ZERO; count];
    free.iter().zip(&unit).for_each(|(&k, &value)| coefficients[k] = value);
    Unmet::Combined {
        coefficients,
        low: range().min().unwrap_or(Wide::ZERO),
        high: range().max().unwrap_or(Wide::ZERO),
    }
}

impl Unmet {
    /// The refusal, where the functions are features less targets.
    pub(super) fn of(&self, name: &'static str, targets: &[Wide]) -> Error {
        let argument = Argument::whole(name);
        let (index, shift, low, high) = match self {
            Self::One { index, low, high } => (Some(*index), targets[*index], low, high),
            Self::Combined { coefficients, low, high } => {
                (None, coefficients.iter().zip(targets).map(|(&a, &t)| a * t).sum(), low, high)
            }
        };
        Error::Infeasible {
            place: Place { argument, index },
            value: shift.to_f64(),
            low: (*low + shift).to_f64(),
            high: (*high + shift).to_f64(),
        }
    }
}
