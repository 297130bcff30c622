//! Cases of joint distributions, and of labelled mixtures.

use super::{Case, fixed_pairs, rows, vector};
use crate::catalogue::simplex;
use crate::point::{Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

/// A joint distribution of two variables: rows the first, columns the second.
pub struct Joint {
    /// The joint.
    pub joint: Rows,
}

/// A joint distribution of about `n` cells.
fn sampled_joint(draw: &mut Draw<'_>, height: usize, width: usize) -> Vec<Rational> {
    sampler::simplex(draw, height * width)
}

fn by_rows(cells: &[Rational], width: usize) -> Rows {
    Rows::new(cells.chunks_exact(width).map(|row| Vector::from_exact(row.to_vec())).collect())
}

/// The height and width of a joint distribution.
fn sampled_shape(draw: &mut Draw<'_>, large: usize) -> (usize, usize) {
    let n = draw.outcomes(large.min(512));
    let height = 1 + draw.below(n.min(8));
    (height, n.div_ceil(height))
}

impl Case for Joint {
    fn fixed() -> Vec<Self> {
        let rows: &[&[&[&str]]] = &[
            &[&["1"]],
            &[&["0.40", "0.10"], &["0.10", "0.40"]],
            &[&["0.25", "0.25"], &["0.25", "0.25"]],
            &[&["0.5", "0"], &["0", "0.5"]],
            &[&["0.06", "0.14"], &["0.24", "0.56"]],
            &[&["0.1", "0.2", "0"], &["0", "0", "0"], &["0.3", "0", "0.4"]],
        ];
        rows.iter().map(|rows| Self { joint: Rows::decimals(rows) }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (height, width) = sampled_shape(draw, large);
        if draw.below(4) == 3 {
            // Nearly independent: a product of marginals, a little moved.
            let x = Vector::from_exact(sampler::simplex(draw, height));
            let y = Vector::from_exact(sampler::simplex(draw, width));
            let independent = simplex::flatten(&simplex::product(&x, &y));
            let cells = independent.exact().map(|cells| sampler::near(draw, &cells)).unwrap_or_default();
            return Self { joint: by_rows(&cells, width) };
        }
        let cells = sampled_joint(draw, height, width);
        Self { joint: by_rows(&cells, width) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("joint", rows(&self.joint))]
    }
}

/// Two joint distributions of one shape.
pub struct JointPair {
    /// The first.
    pub p: Rows,
    /// The second.
    pub q: Rows,
}

impl Case for JointPair {
    fn fixed() -> Vec<Self> {
        let decimals = |p: &[&[&str]], q: &[&[&str]]| Self { p: Rows::decimals(p), q: Rows::decimals(q) };
        vec![
            decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]], &[&["0.25", "0.25"], &["0.25", "0.25"]]),
            decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]], &[&["0.1", "0.2"], &["0.3", "0.4"]]),
            decimals(&[&["0.5", "0.5"], &["0", "0"]], &[&["0.2", "0.3"], &["0.4", "0.1"]]),
            decimals(&[&["0.5", "0"], &["0", "0.5"]], &[&["0.5", "0.5"], &["0", "0"]]),
            decimals(&[&["0.2", "0.3", "0.5"]], &[&["0.5", "0.3", "0.2"]]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (height, width) = sampled_shape(draw, large);
        let p = sampled_joint(draw, height, width);
        let q = if draw.below(2) == 0 { sampled_joint(draw, height, width) } else { sampler::near(draw, &p) };
        Self { p: by_rows(&p, width), q: by_rows(&q, width) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", rows(&self.p)), ("q", rows(&self.q))]
    }
}

/// Distributions on one set, and a weight for each.
pub struct Mixture {
    /// The distributions, by rows.
    pub ps: Rows,
    /// The weights.
    pub w: Vector,
}

impl Case for Mixture {
    fn fixed() -> Vec<Self> {
        let even = Vector::decimals(&["0.5", "0.5"]);
        fixed_pairs().map(|(p, q)| Self { ps: Rows::new(vec![p, q]), w: even.clone() }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(256));
        let count = 1 + draw.below(4);
        let first = sampler::simplex(draw, n);
        let mut ps = vec![Vector::from_exact(first.clone())];
        while ps.len() < count {
            let next = if draw.below(2) == 0 { sampler::simplex(draw, n) } else { sampler::near(draw, &first) };
            ps.push(Vector::from_exact(next));
        }
        Self { ps: Rows::new(ps), w: Vector::from_exact(sampler::simplex(draw, count)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("ps", rows(&self.ps)), ("w", vector(&self.w))]
    }
}
