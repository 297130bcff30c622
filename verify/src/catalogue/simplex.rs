//! Exact operations on distributions: what a statement does to its inputs before it measures them.

use crate::point::{Rows, Vector};
use kullback_reference::Rational;
use std::borrow::Cow;

/// The exact entries. The catalogue's vectors are finite.
fn entries(p: &Vector) -> Cow<'_, [Rational]> {
    p.exact().expect("the catalogue's vectors are finite")
}

/// The exact rows.
fn exact_rows(rows: &Rows) -> Vec<Vec<Rational>> {
    rows.exact().expect("the catalogue's matrices are finite")
}

fn from_rows(rows: Vec<Vec<Rational>>) -> Rows {
    Rows::new(rows.into_iter().map(Vector::from_exact).collect())
}

/// The uniform distribution on `n` outcomes.
#[must_use]
pub fn uniform(n: usize) -> Vector {
    Vector::from_exact(vec![Rational::from((1, n as u64)); n])
}

/// `weight · p + (1 − weight) · q`.
#[must_use]
pub fn mix(weight: &Rational, p: &Vector, q: &Vector) -> Vector {
    let rest = Rational::from(1 - weight);
    let entry = |(p, q): (&Rational, &Rational)| Rational::from(weight * p) + Rational::from(&rest * q);
    Vector::from_exact(entries(p).iter().zip(entries(q).iter()).map(entry).collect())
}

/// The midpoint, `½ (p + q)`.
#[must_use]
pub fn midpoint(p: &Vector, q: &Vector) -> Vector {
    mix(&Rational::from((1, 2)), p, q)
}

/// The distribution of the output of a channel whose rows are the output's distributions given each input.
#[must_use]
pub fn push_forward(p: &Vector, channel: &Rows) -> Vector {
    let channel = exact_rows(channel);
    let entry = |y: usize| entries(p).iter().zip(&channel).map(|(p, row)| Rational::from(p * &row[y])).sum();
    Vector::from_exact((0..channel[0].len()).map(entry).collect())
}

/// The outcomes in another order: entry i is entry `order[i]` of p.
#[must_use]
pub fn permute(p: &Vector, order: &[usize]) -> Vector {
    let p = entries(p);
    Vector::from_exact(order.iter().map(|&index| p[index].clone()).collect())
}

/// Each outcome split in two, in the proportion `share : 1 − share`.
#[must_use]
pub fn split(p: &Vector, shares: &[Rational]) -> Vector {
    let halves = |(p, share): (&Rational, &Rational)| {
        let first = Rational::from(p * share);
        let second = Rational::from(p - &first);
        [first, second]
    };
    Vector::from_exact(entries(p).iter().zip(shares).flat_map(halves).collect())
}

/// The independent joint of p and q, by rows.
#[must_use]
pub fn product(p: &Vector, q: &Vector) -> Rows {
    let q = entries(q);
    from_rows(entries(p).iter().map(|p| q.iter().map(|q| Rational::from(p * q)).collect()).collect())
}

/// The joint of the label and the outcome of a mixture: row i is `w[i] · ps[i]`.
#[must_use]
pub fn labelled(ps: &Rows, w: &Vector) -> Rows {
    let scaled = |(row, w): (&Vec<Rational>, &Rational)| row.iter().map(|p| Rational::from(p * w)).collect();
    from_rows(exact_rows(ps).iter().zip(entries(w).iter()).map(scaled).collect())
}

/// The distribution of the row: the row sums.
#[must_use]
pub fn row_marginal(joint: &Rows) -> Vector {
    Vector::from_exact(exact_rows(joint).iter().map(|row| row.iter().sum()).collect())
}

/// The distribution of the column: the column sums.
#[must_use]
pub fn column_marginal(joint: &Rows) -> Vector {
    row_marginal(&transpose(joint))
}

/// Rows and columns exchanged.
#[must_use]
pub fn transpose(joint: &Rows) -> Rows {
    let rows = exact_rows(joint);
    from_rows((0..rows[0].len()).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect())
}

/// The joint as one vector, row after row.
#[must_use]
pub fn flatten(joint: &Rows) -> Vector {
    Vector::from_exact(exact_rows(joint).concat())
}

/// The conditional distribution of the column given a row with mass.
#[must_use]
pub fn conditional(joint: &Rows, row: usize) -> Option<Vector> {
    let entries = exact_rows(joint).swap_remove(row);
    let total: Rational = entries.iter().sum();
    (total != 0).then(|| Vector::from_exact(entries.into_iter().map(|mass| mass / &total).collect()))
}

/// The sum of the entries.
#[must_use]
pub fn total(p: &Vector) -> Rational {
    entries(p).iter().sum()
}
