//! Exact operations on distributions: what a statement does to its inputs before it measures them.

use crate::point::{Number, Rows, Vector};
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

/// The point `p + step · (q − p)` on the way from p to q.
#[must_use]
pub fn towards(p: &Vector, q: &Vector, step: &Number) -> Vector {
    mix(&number(step), q, p)
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
pub fn total(p: &Vector) -> Number {
    Number::from_exact(entries(p).iter().sum())
}

/// The entries, one by one.
#[must_use]
pub fn masses(p: &Vector) -> Vec<Number> {
    entries(p).iter().cloned().map(Number::from_exact).collect()
}

/// The entries of p less those of q, one by one.
#[must_use]
pub fn differences(p: &Vector, q: &Vector) -> Vec<Number> {
    entries(p).iter().zip(entries(q).iter()).map(|(p, q)| Number::from_exact(Rational::from(p - q))).collect()
}

/// The outcomes in reverse order.
#[must_use]
pub fn reversed(p: &Vector) -> Vector {
    Vector::from_exact(entries(p).iter().rev().cloned().collect())
}

/// The mass that two distributions share, `Σ min(p, q)`.
#[must_use]
pub fn overlap(p: &Vector, q: &Vector) -> Number {
    Number::from_exact(entries(p).iter().zip(entries(q).iter()).map(|(p, q)| p.min(q)).sum())
}

/// q, given that the outcome is one that p can have. None if none is.
#[must_use]
pub fn given_support(q: &Vector, p: &Vector) -> Option<Vector> {
    let kept = |(q, p): (&Rational, &Rational)| if p.is_zero() { Rational::new() } else { q.clone() };
    let kept: Vec<Rational> = entries(q).iter().zip(entries(p).iter()).map(kept).collect();
    conditional(&from_rows(vec![kept]), 0)
}

/// The mass under p of an outcome at which p/q is largest.
#[must_use]
pub fn mass_at_largest_ratio(p: &Vector, q: &Vector) -> Number {
    let (p, q) = (entries(p), entries(q));
    // p/q < p′/q′ exactly when p q′ < p′ q, with zeros too, as long as p and p′ are not zero.
    let mass = p.iter().zip(q.iter()).filter(|(p, _)| !p.is_zero()).reduce(|best, next| {
        let smaller = Rational::from(best.0 * next.1) < Rational::from(next.0 * best.1);
        if smaller { next } else { best }
    });
    Number::from_exact(mass.map(|(p, _)| p.clone()).unwrap_or_default())
}

/// `1 − x`.
#[must_use]
pub fn one_minus(x: &Number) -> Number {
    Number::from_exact(1 - number(x))
}

/// `1 + x`.
#[must_use]
pub fn one_plus(x: &Number) -> Number {
    Number::from_exact(1 + number(x))
}

/// `1 / x`.
#[must_use]
pub fn one_over(x: &Number) -> Number {
    Number::from_exact(number(x).recip())
}

/// `x y`.
#[must_use]
pub fn times(x: &Number, y: &Number) -> Number {
    Number::from_exact(number(x) * number(y))
}

/// `x + y`.
#[must_use]
pub fn plus(x: &Number, y: &Number) -> Number {
    Number::from_exact(number(x) + number(y))
}

/// The numbers as one vector.
#[must_use]
pub fn from_numbers(numbers: &[Number]) -> Vector {
    Vector::from_exact(numbers.iter().map(number).collect())
}

fn number(x: &Number) -> Rational {
    x.exact().expect("the catalogue's numbers are finite").into_owned()
}

/// Each logit increased by the same.
#[must_use]
pub fn shifted(z: &Vector, by: &Number) -> Vector {
    let by = number(by);
    Vector::from_exact(entries(z).iter().map(|z| Rational::from(z + &by)).collect())
}

/// Each logit multiplied by the same.
#[must_use]
pub fn scaled(z: &Vector, by: &Number) -> Vector {
    let by = number(by);
    Vector::from_exact(entries(z).iter().map(|z| Rational::from(z * &by)).collect())
}

/// The larger of two ranges, a range being the largest entry less the smallest.
#[must_use]
pub fn larger_range(y: &Vector, z: &Vector) -> Number {
    let range = |z: &[Rational]| z.iter().max().zip(z.iter().min()).map(|(max, min)| Rational::from(max - min));
    Number::from_exact(range(&entries(y)).max(range(&entries(z))).unwrap_or_default())
}

/// The variance of `y − z` when all indices are equally likely.
#[must_use]
pub fn variance_of_difference(y: &Vector, z: &Vector) -> Number {
    let gaps: Vec<Rational> = differences(y, z).iter().map(number).collect();
    let count = Rational::from(gaps.len() as u64);
    let mean = gaps.iter().sum::<Rational>() / &count;
    let squares: Rational = gaps.iter().map(|gap| Rational::from(gap - &mean).square()).sum();
    Number::from_exact(squares / count)
}
