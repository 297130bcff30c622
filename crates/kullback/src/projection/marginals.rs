//! Projections of a joint: onto given marginals, and onto the independent joints.

use super::moments::Moments;
use super::transport::{Crowded, Transport};
use crate::domain::{Joint, Pmf, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// The joint with given marginals that is nearest to another, with its certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct JointFit {
    /// The joint `r_ij ∝ q_ij exp(u_i + v_j)`.
    pub joint: Vec<Vec<f64>>,
    /// The multipliers u: `−∞` where the row's marginal is zero, and zero where the ones before imply the row's marginal, as they do in
    /// the last row.
    pub row_multipliers: Vec<f64>,
    /// The multipliers v: likewise, those of the rows being before them.
    pub column_multipliers: Vec<f64>,
    /// `KL(r‖q)`, in nats, of q divided by its sum.
    pub divergence: f64,
    /// The certificate: the largest difference of a marginal from what it should be, before r is rounded.
    pub residual: f64,
    /// The certificate: how much the divergence can exceed the least possible, before anything is rounded.
    pub gap: f64,
}

/// The I-projection of a joint q onto those with given marginals: the limit of iterative proportional fitting (Deming and Stephan), and
/// with `q = exp(−cost/ε)` that of Sinkhorn's method. It is computed from the dual and not by iterating: the fitting converges linearly,
/// and on a face not even so.
///
/// # Domain
/// A joint distribution, and a probability vector for its rows and one for its columns, each taken as divided by its sum. Where the
/// marginals can only be had with some cells empty that q has mass in, the projection is on that face: those cells are zero, and the
/// multipliers are those of the cells that are left.
///
/// # Errors
/// If q is no joint distribution, a marginal is no probability vector, lengths differ, or no joint with the zeros of q has the marginals:
/// then [`Infeasible`](Error::Infeasible) has the probability of some rows, and the most that there is in the columns that they have
/// cells in. Whether it is so is decided exactly, by a maximal flow.
///
/// # Accuracy
/// As [`i_projection`](super::i_projection) with several constraints. The work grows with the cells times the square of rows and columns.
///
/// # Examples
/// ```
/// let fit = kullback::projection::fit_marginals(&[[0.4, 0.1], [0.1, 0.4]], &[0.5, 0.5], &[0.25, 0.75])?;
/// let columns = [0, 1].map(|column| fit.joint.iter().map(|row| row[column]).sum::<f64>());
/// approx::assert_relative_eq!(columns[0], 0.25, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn fit_marginals<R: AsRef<[f64]>>(joint: &[R], row_marginal: &[f64], column_marginal: &[f64]) -> Result<JointFit> {
    let joint = Joint::new("joint", joint)?;
    same_length("row_marginal", row_marginal.len(), "joint", joint.rows.len())?;
    let rows = Pmf::new("row_marginal", row_marginal)?;
    same_length("column_marginal", column_marginal.len(), "joint[0]", joint.columns())?;
    let columns = Pmf::new("column_marginal", column_marginal)?;
    let totals = (rows.exact_total(), columns.exact_total());
    // Both marginals times both totals, so that their sums are equal exactly.
    let supply: Vec<Exact> = row_marginal.iter().map(|&a| &Exact::from_f64(a) * &totals.1).collect();
    let demand: Vec<Exact> = column_marginal.iter().map(|&b| &Exact::from_f64(b) * &totals.0).collect();
    let total = &totals.0 * &totals.1;
    let has_mass: Vec<Vec<bool>> = joint.rows().map(|row| row.iter().map(|&mass| mass > 0.0).collect()).collect();
    let cells = Transport::new(has_mass.clone(), supply.clone(), demand.clone())
        .support()
        .map_err(|crowded| refusal(&crowded, &supply, &demand, total.to_wide()))?;
    let masses: Vec<f64> = joint.rows().flatten().copied().collect();
    let width = joint.columns();
    let numerators = numerators(&supply, &demand, &total);
    let moments = Moments { masses: &masses, numerators, divisor: total.to_wide() };
    let outcomes = cells.iter().flatten().enumerate().filter(|(_, is_used)| **is_used).map(|(index, _)| index);
    let unmet = |unmet: super::moments::Unmet| {
        let targets: Vec<Wide> = supply.iter().chain(&demand).map(|mass| mass.to_wide() / total.to_wide()).collect();
        unmet.of("row_marginal", &targets)
    };
    let solution = moments.solve(outcomes.collect()).map_err(unmet)?;
    let multiplier = |(&multiplier, is_empty): (&f64, bool)| if is_empty { f64::NEG_INFINITY } else { multiplier };
    let no_row = |row: usize| row_marginal[row] == 0.0 && has_mass[row].contains(&true);
    let no_column = |column: usize| column_marginal[column] == 0.0 && has_mass.iter().any(|row| row[column]);
    let (of_rows, of_columns) = solution.multipliers.split_at(row_marginal.len());
    Ok(JointFit {
        joint: solution.probabilities.chunks(width).map(|row| row.iter().map(|r| r.to_f64()).collect()).collect(),
        row_multipliers: of_rows.iter().zip((0..of_rows.len()).map(no_row)).map(multiplier).collect(),
        column_multipliers: of_columns.iter().zip((0..width).map(no_column)).map(multiplier).collect(),
        divergence: solution.divergence.to_f64(),
        residual: solution.residual,
        gap: solution.gap,
    })
}

/// The indicators of the rows and of the columns, less their marginals, all times the total.
fn numerators(supply: &[Exact], demand: &[Exact], total: &Exact) -> Vec<Vec<Exact>> {
    let cells = || (0..supply.len()).flat_map(|row| (0..demand.len()).map(move |column| (row, column)));
    let indicator = |is_there: bool, mass: &Exact| if is_there { total - mass } else { -mass.clone() };
    let of_row = |(index, mass): (usize, &Exact)| cells().map(|(row, _)| indicator(row == index, mass)).collect();
    let of_column =
        |(index, mass): (usize, &Exact)| cells().map(|(_, column)| indicator(column == index, mass)).collect();
    supply.iter().enumerate().map(of_row).chain(demand.iter().enumerate().map(of_column)).collect()
}

/// That some rows are to have more than there is in the columns that they have cells in.
fn refusal(crowded: &Crowded, supply: &[Exact], demand: &[Exact], total: Wide) -> Error {
    let sum = |masses: &[Exact], chosen: &[bool]| {
        let masses = masses.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(mass, _)| mass.clone());
        (masses.sum::<Exact>().to_wide() / total).to_f64()
    };
    Error::Infeasible {
        place: Place { argument: Argument::whole("row_marginal"), index: None },
        value: sum(supply, &crowded.rows),
        low: 0.0,
        high: sum(demand, &crowded.columns),
    }
}

/// The M-projection of a joint onto the independent joints: the product of its marginals, each divided by the joint's sum. The divergence from
/// it is the [mutual information](crate::mutual_information), and from every other product it is larger by the divergences of the
/// marginals.
///
/// # Domain
/// A joint distribution.
///
/// # Errors
/// As [`mutual_information`](crate::mutual_information).
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn product_of_marginals<R: AsRef<[f64]>>(joint: &[R]) -> Result<Vec<Vec<f64>>> {
    let joint = Joint::new("joint", joint)?;
    let columns: Vec<Exact> =
        (0..joint.columns()).map(|column| Exact::sum_of(joint.rows().map(|row| row[column]))).collect();
    let total: Exact = columns.iter().cloned().sum();
    let divisor = (&total * &total).to_wide();
    let product = |row: &[f64]| {
        let row = Exact::sum_of(row.iter().copied());
        columns.iter().map(|column| ((&row * column).to_wide() / divisor).to_f64()).collect()
    };
    Ok(joint.rows().map(product).collect())
}
