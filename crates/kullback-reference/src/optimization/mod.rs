//! Steps of optimisation in the geometry of the divergence: mirror descent, natural gradient, Frank–Wolfe, expectation–maximisation.
//!
//! Each by the formula that defines it. What is rational is computed in rationals; what is an optimum is enclosed by a change of sign of the derivative.

mod frank_wolfe;
mod mirror;
mod mixture;
mod natural;

pub use frank_wolfe::{
    frank_wolfe_forward_gap, frank_wolfe_forward_line_search, frank_wolfe_forward_step, frank_wolfe_reverse_gap,
    frank_wolfe_reverse_line_search, frank_wolfe_reverse_step,
};
pub use mirror::{
    geometric_step, hedge_bound, hedge_loss, hedge_rate, mirror_path, mirror_step, policy_gradient_step,
    replicator_step,
};
pub use mixture::{
    Categorical, Gaussian, categorical_em_step, categorical_log_likelihood, categorical_responsibilities,
    gaussian_em_step, gaussian_log_likelihood, gaussian_responsibilities,
};
pub use natural::{
    natural_step_bernoulli, natural_step_normal, natural_step_poisson, proximal_step_bernoulli, proximal_step_normal,
    proximal_step_poisson,
};

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// Enclosures of rationals.
fn enclosed(values: impl IntoIterator<Item = Rational>, precision: u32) -> Vec<Enclosure> {
    values.into_iter().map(|value| Enclosure::exact(&value, precision)).collect()
}

/// The sum of enclosures.
fn sum<'a>(terms: impl IntoIterator<Item = &'a Enclosure>, precision: u32) -> Enclosure {
    terms.into_iter().fold(Enclosure::zero(precision), |sum, term| sum + term)
}

/// `Σ x y`, exactly.
fn dot(x: &[Rational], y: &[Rational]) -> Rational {
    x.iter().zip(y).map(|(x, y)| Rational::from(x * y)).sum()
}

/// A matrix with at least one row, all of a length that another argument sets.
fn rows(
    name: &str,
    rows: &[Vec<Rational>],
    length: (&str, usize),
    check: impl Fn(&[Rational]) -> Result<(), OutOfDomain>,
) -> Result<(), OutOfDomain> {
    domain::non_empty(name, rows)?;
    for (index, row) in rows.iter().enumerate() {
        domain::same_length(length, (name, row.len()))
            .and_then(|()| check(row))
            .map_err(|error| within(&error, index))?;
    }
    Ok(())
}

/// What is wrong with a row, told of the matrix.
fn within(error: &OutOfDomain, row: usize) -> OutOfDomain {
    let index: Vec<usize> = [row].into_iter().chain(error.index().iter().copied()).collect();
    OutOfDomain::new(error.argument(), error.problem()).at(&index)
}
