//! The Gauss–Legendre rule, with nodes and weights enclosed.

use crate::Enclosure;
use rug::{Float, float::Constant};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

/// Nodes on [−1, 1] and their weights.
pub(super) type Rule = Arc<Vec<[Enclosure; 2]>>;

/// A number of nodes, and a precision.
type Key = (u32, u32);

/// The rules that have been asked for.
static RULES: LazyLock<Mutex<HashMap<Key, Rule>>> = LazyLock::new(Mutex::default);

/// The rule of so many nodes.
pub(super) fn rule(nodes: u32, precision: u32) -> Rule {
    let mut rules = RULES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    rules.entry((nodes, precision)).or_insert_with(|| Arc::new(enclosed(nodes, precision))).clone()
}

fn enclosed(nodes: u32, precision: u32) -> Vec<[Enclosure; 2]> {
    // The recurrence over an interval widens it by a factor of 1 + √2 a step.
    let working = precision + 2 * nodes + 64;
    (1..=nodes)
        .map(|k| {
            let root = root(k, nodes, working);
            let x = surrounded(&root, nodes, working);
            let [_, before] = legendre(&x, nodes);
            let one = Enclosure::from_integer(1, working);
            let weight = (one - x.square()).scale(2) / before.scale(nodes.into()).square();
            [x, weight].map(|number| number.with_precision(precision))
        })
        .collect()
}

/// `P_n` and `P_(n−1)`.
fn legendre(x: &Enclosure, n: u32) -> [Enclosure; 2] {
    let precision = x.precision();
    let first = [x.clone(), Enclosure::from_integer(1, precision)];
    (1..i64::from(n)).fold(first, |[last, before], k| {
        let next = ((x * &last).scale(2 * k + 1) - before.scale(k)) / Enclosure::from_integer(k + 1, precision);
        [next, last]
    })
}

/// About where the kth zero of `P_n` is, by Newton's method.
fn root(k: u32, n: u32, precision: u32) -> Float {
    let pi = Float::with_val(precision, Constant::Pi);
    let angle = pi * (4 * k - 1) / (4 * n + 2);
    let mut x = angle.cos();
    let settled = Float::with_val(precision, Float::i_exp(1, -(precision as i32) / 2));
    loop {
        let [value, before] = polynomial(&x, n);
        let slope = (Float::with_val(precision, &x * &value) - before) * n
            / (Float::with_val(precision, x.square_ref()) - 1_u32);
        let step = value / slope;
        x -= &step;
        if step.abs() < settled {
            return x;
        }
    }
}

fn polynomial(x: &Float, n: u32) -> [Float; 2] {
    let precision = x.prec();
    let first = [x.clone(), Float::with_val(precision, 1)];
    (1..n).fold(first, |[last, before], k| {
        let next = (Float::with_val(precision, x * &last) * (2 * k + 1) - before * k) / (k + 1);
        [next, last]
    })
}

/// An interval about a root across which the polynomial changes its sign. There are n of them, far apart, so each has one zero.
fn surrounded(root: &Float, n: u32, precision: u32) -> Enclosure {
    let mut radius = Float::with_val(precision, Float::i_exp(1, 16 - precision as i32));
    loop {
        let ends = [Float::with_val(precision, root - &radius), Float::with_val(precision, root + &radius)];
        let signs = ends.each_ref().map(|end| {
            let end = Enclosure::from_bounds(end.clone(), end.clone()).expect("a finite number");
            let [value, _] = legendre(&end, n);
            i32::from(value.is_positive()) - i32::from(value.is_negative())
        });
        if signs[0] * signs[1] < 0 {
            let [lo, hi] = ends;
            return Enclosure::from_bounds(lo, hi).expect("the lower end is below the upper");
        }
        radius *= 16_u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ∫ xᵏ over [−1, 1] is 2/(k + 1) for even k below twice the number of nodes.
    #[test]
    fn powers_are_integrated_exactly() {
        let rule = rule(12, 128);
        for k in (0..24).step_by(2) {
            let sum = rule.iter().fold(Enclosure::zero(128), |sum, [x, weight]| sum + weight * x.powi(k));
            let exact = Enclosure::from_integer(2, 128) / Enclosure::from_integer(i64::from(k) + 1, 128);
            assert!(sum.overlaps(&exact) && sum.relative_width() < 1e-35, "power {k}: {sum}");
        }
    }
}
