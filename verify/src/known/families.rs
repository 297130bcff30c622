//! Known inputs of the operations on distributions: those on which other libraries fail, the edges, and what must be refused.

use crate::point::{Distribution, Value};
use crate::vocabulary::families::Family;
use crate::vocabulary::{Domain, Operation};

/// The inputs of an operation on distributions.
pub(super) fn arguments(operation: &Operation) -> Vec<Vec<Value>> {
    match operation.parameters {
        [parameter] => match parameter.domain {
            Domain::Member(family) => of_family(family).into_iter().map(|member| vec![member]).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Members of a family, and what is none.
fn of_family(family: &'static Family) -> Vec<Value> {
    let member = |parameters| Value::Distribution(Distribution { family, parameters });
    let vector = |n: usize| Value::from(vec![0.0; n]);
    match family.name {
        "multivariate_normal" => matrices().into_iter().map(|(n, rows)| member(vec![vector(n), rows.into()])).collect(),
        "wishart" => matrices().into_iter().map(|(_, rows)| member(vec![7.0.into(), rows.into()])).collect(),
        "diagonal_normal" => vec![
            member(vec![vector(1), vec![2.0].into()]),
            member(vec![vector(0), vector(0)]),
            member(vec![vector(2), vec![1.0, 0.0].into()]),
            member(vec![vector(2), vec![1.0].into()]),
            member(vec![vec![0.0, f64::NAN].into(), vec![1.0, 1.0].into()]),
        ],
        _ => Vec::new(),
    }
}

/// Square matrices, beside the number of rows that they have or should have: one with one row, near singular ones, and those that are no covariances.
fn matrices() -> Vec<(usize, Vec<Vec<f64>>)> {
    vec![
        (1, vec![vec![3.0]]),
        (2, vec![vec![1.0, 1.0], vec![1.0, 1.0 + f64::EPSILON]]),
        (2, vec![vec![1e300, 1.0], vec![1.0, 1e-300 * (1.0 + 4.0 * f64::EPSILON)]]),
        (2, vec![vec![1.0, 1.0], vec![1.0, 1.0]]),
        (2, vec![vec![0.1, 0.3], vec![0.3, 0.9]]),
        (2, vec![vec![1.0, 2.0], vec![2.0, 1.0]]),
        (2, vec![vec![1.0, 0.5], vec![0.5f64.next_up(), 1.0]]),
        (2, vec![vec![0.0, 0.0], vec![0.0, 1.0]]),
        (2, vec![vec![-1.0, 0.0], vec![0.0, 1.0]]),
        (2, vec![vec![1.0, 0.0], vec![0.0]]),
        (2, vec![vec![1.0, 0.0], vec![f64::NAN, 1.0]]),
        (2, vec![vec![1.0, f64::INFINITY], vec![f64::INFINITY, 1.0]]),
        (0, vec![]),
        (3, vec![vec![1.0, 0.5, 0.5], vec![0.5, 1.0, -0.5], vec![0.5, -0.5, 1.0]]),
        (3, vec![vec![4.0, 2.0, 6.0], vec![2.0, 10.0, 9.0], vec![6.0, 9.0, 13.5]]),
    ]
}
