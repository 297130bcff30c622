//! On joint distributions: a slice of rows, the row the value of X and the column that of Y.

use crate::domain::{Extended, Joint, joint_pair, round};
use crate::error::Result;
use crate::term;
use crate::wide::{ExactSum, Wide};

/// The mutual information `I(X; Y)`: [`kl`](crate::kl) of the joint and the exact product of its marginals, in nats.
///
/// # Domain
/// A joint distribution: rows of one length, all entries together summing to one. Never negative; zero exactly when the
/// joint is the product of its marginals.
///
/// # Errors
/// If there are no rows or columns, the rows differ in length, an entry is NaN, infinite or negative, or the sum is
/// further than 1e-9 from one.
///
/// # Accuracy
/// Within 0.51 ULP where the value is at least 2⁻²⁴⁰, and exactly zero where it is.
pub fn mutual_information<R: AsRef<[f64]>>(joint: &[R]) -> Result<f64> {
    let joint = Joint::new("joint", joint)?;
    let column_total = |column: usize| ExactSum::of(joint.rows().map(|row| row[column])).to_wide();
    let columns: Vec<Wide> = (0..joint.columns()).map(column_total).collect();
    let row_divergence = |row: &[f64]| {
        let total = ExactSum::of(row.iter().copied()).to_wide();
        row.iter().zip(&columns).map(|(&mass, &column)| term::kl_div(Wide::from_f64(mass), total * column)).sum()
    };
    Ok(round(joint.rows().map(row_divergence).sum::<Extended>()))
}

/// The conditional entropy `H(Y|X) = −Σ p(x, y) ln(p(x, y)/p(x))`, in nats.
///
/// # Domain
/// As [`mutual_information`]. Never negative; zero exactly when X determines Y.
///
/// # Errors
/// As [`mutual_information`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn conditional_entropy<R: AsRef<[f64]>>(joint: &[R]) -> Result<f64> {
    Ok(Joint::new("joint", joint)?.rows().map(row_entropy).sum::<Wide>().to_f64())
}

/// `Σ p ln(1 + rest/p)`, where the rest is what the row has beside p. Taken from both sides of p rather than as the
/// row's total less p, it is accurate also where p is nearly all there is.
fn row_entropy(row: &[f64]) -> Wide {
    let masses = row.iter().map(|&mass| Wide::from_f64(mass));
    let mut after: Vec<Wide> =
        masses.clone().rev().scan(Wide::ZERO, |sum, mass| Some(std::mem::replace(sum, *sum + mass))).collect();
    let mut before = Wide::ZERO;
    let term = |mass: Wide| {
        let rest = before + after.pop().unwrap_or(Wide::ZERO);
        before = before + mass;
        if mass.is_zero() { mass } else { mass * (rest / mass).ln_1p() }
    };
    masses.map(term).sum()
}

/// The conditional divergence `Σ_x p(x) KL(p(·|x) ‖ q(·|x))` of two joints, in nats, each conditional normalised exactly.
///
/// # Domain
/// Two joint distributions of one shape. A row without mass in `p` contributes nothing; `+∞` where `p > 0 = q`.
///
/// # Errors
/// As [`mutual_information`], and if the shapes differ.
///
/// # Accuracy
/// Within 0.51 ULP where the value is at least 2⁻²⁴⁰, and exactly zero where the conditionals agree.
pub fn conditional_kl<R: AsRef<[f64]>>(p: &[R], q: &[R]) -> Result<f64> {
    Ok(round(joint_pair(p, q)?.map(|(p, q)| row_divergence(p, q)).sum()))
}

/// `Σ_y [p ln(p/r) − p + r]` with `r = q P/Q`, the row of q scaled to the mass of p's.
fn row_divergence(p: &[f64], q: &[f64]) -> Extended {
    let total = |row: &[f64]| ExactSum::of(row.iter().copied()).to_wide();
    let (p_total, q_total) = (total(p), total(q));
    if p_total.is_zero() || are_proportional(p, q) {
        return Some(Wide::ZERO);
    }
    if q_total.is_zero() {
        return None;
    }
    let scaled = |q: f64| Wide::from_f64(q) * p_total / q_total;
    p.iter().zip(q).map(|(&p, &q)| term::kl_div(Wide::from_f64(p), scaled(q))).sum()
}

/// Whether one row with mass is a multiple of the other: decided by products of two `f64`s, which are exact.
fn are_proportional(p: &[f64], q: &[f64]) -> bool {
    let product = |a: f64, b: f64| Wide::from_f64(a) * Wide::from_f64(b);
    let pivot = p.iter().zip(q).find(|&(&p, &q)| p > 0.0 && q > 0.0);
    pivot.is_some_and(|(&p0, &q0)| p.iter().zip(q).all(|(&p, &q)| product(p, q0) == product(q, p0)))
}
