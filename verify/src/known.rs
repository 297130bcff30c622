//! Inputs that are checked on every run, before any sample: the edges of the domain, and the inputs on which well-known
//! libraries are wrong.

use crate::point::{Number, Rows, Value, Vector};
use crate::vocabulary::{Domain, Operation};

/// The smallest `f64` above zero.
const TINY: f64 = f64::from_bits(1);

/// Pairs of probability vectors.
fn pairs() -> Vec<(Vec<f64>, Vec<f64>)> {
    let fair = |n: usize| vec![1.0 / n as f64; n];
    // ½, ¼, … and its last mass twice: a sum that is one, and that no fixed number of bits shows to be.
    let chain = |n: i32| -> Vec<f64> { (1..=n).map(|k| 2f64.powi(-k)).chain([2f64.powi(-n)]).collect() };
    vec![
        (vec![1.0], vec![1.0]),
        (vec![1.0, 0.0], vec![0.5, 0.5]),
        (vec![0.5, 0.5], vec![1.0, -0.0]),
        (vec![1.0, 0.0], vec![0.0, 1.0]),
        (fair(3), fair(3)),
        (fair(6), vec![0.4, 0.3, 0.15, 0.1, 0.03, 0.02]),
        (chain(500), chain(500)),
        (chain(1060), {
            let mut reversed = chain(1060);
            reversed.reverse();
            reversed
        }),
        (vec![0.99, 0.01], vec![0.01, 0.99]),
        (vec![0.5, 0.5], vec![0.25, 0.75]),
        (vec![0.3, 0.7], vec![0.3 + 1e-6, 0.7 - 1e-6]),
        (vec![0.3, 0.7], vec![0.3 + 1e-9, 0.7 - 1e-9]),
        (vec![0.3, 0.7], vec![0.3f64.next_up(), 0.7f64.next_down()]),
        (vec![TINY, 1.0], vec![1.0, TINY]),
        (vec![0.0, 1.0], vec![TINY, 1.0]),
        (vec![1.0, TINY], vec![1.0, 2.0 * TINY]),
        (vec![1.0, 1e-300], vec![1.0, 1e-308]),
        (vec![0.5, 0.5, 0.0, 0.0], vec![0.0, 0.0, 0.5, 0.5]),
        (vec![0.5, 0.5], vec![1.0, 0.0]),
        // As far from one as a sum may be, on either side.
        (vec![0.5, 0.5 + 9.99e-10], vec![0.5, 0.5 - 9.99e-10]),
        (vec![0.5, 0.5 - 9.99e-10], vec![0.5, 0.5 + 9.99e-10]),
    ]
}

/// Pairs of numbers.
const NUMBERS: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (1.0, 1.0),
    (-0.0, 2.0),
    (0.5, 0.5 * (1.0 + 1e-9)),
    (1.0, TINY),
    (TINY, 1.0),
    (4.0, 2.2250738585072014e-308),
    (f64::MAX, TINY),
    (TINY, f64::MAX),
    (f64::MAX, f64::MAX),
    (1.0, 1.0 + f64::EPSILON),
    (f64::MIN_POSITIVE, f64::MIN_POSITIVE * 1.5),
];

/// Orders: the limits, and their neighbourhoods.
const ORDERS: &[f64] = &[
    0.0,
    TINY,
    1e-12,
    0.5,
    1.0 - 1e-12,
    1.0 - f64::EPSILON / 2.0,
    1.0,
    1.0 + f64::EPSILON,
    1.0 + 1e-12,
    2.0,
    64.0,
    1e6,
];

/// Pairs of logits, and temperatures.
fn logits() -> Vec<(Vec<f64>, Vec<f64>, f64)> {
    vec![
        (vec![0.0], vec![5.0], 1.0),
        (vec![1.2, 0.3, -0.8], vec![0.0, 0.0, 0.0], 1.0),
        (vec![5.0, 2.0, 0.5], vec![2.0, 1.5, 1.0], 3.0),
        (vec![1.0, 2.0, 3.0], vec![11.0, 12.0, 13.0], 1.0),
        (vec![1.0, 2.0], vec![1.0, 2.0f64.next_up()], 1.0),
        (vec![-500.0, 0.0], vec![20.0, 0.0], 1.0),
        (vec![0.0, -800.0], vec![0.0, -900.0], 1.0),
        (vec![0.0, 1e300], vec![1e300, 0.0], 1e-10),
        (vec![f64::MAX, -f64::MAX], vec![-f64::MAX, f64::MAX], TINY),
        (vec![1.0, 2.0], vec![2.0, 1.0], f64::MAX),
    ]
}

fn joints() -> Vec<Vec<Vec<f64>>> {
    vec![
        vec![vec![1.0]],
        vec![vec![0.4, 0.1], vec![0.1, 0.4]],
        vec![vec![0.25, 0.25], vec![0.25, 0.25]],
        vec![vec![0.1, 0.2, 0.0], vec![0.0, 0.0, 0.0], vec![0.3, 0.0, 0.4]],
        vec![vec![0.5, 1e-300], vec![0.0, 0.5]],
        vec![vec![0.375, 0.125], vec![0.375, 0.125]],
    ]
}

fn number(x: f64) -> Value {
    Value::Number(Number::from_f64(x))
}

fn vector(p: &[f64]) -> Value {
    Value::Vector(Vector::from_f64s(p.to_vec()))
}

fn rows(rows: &[Vec<f64>]) -> Value {
    Value::Rows(Rows::new(rows.iter().map(|row| Vector::from_f64s(row.clone())).collect()))
}

/// The known inputs of an operation.
#[must_use]
pub fn arguments(operation: &Operation) -> Vec<Vec<Value>> {
    use Domain::{Finite, Joint, Logits, Masses, NonNegative, Order, Pmf, Pmfs, Positive};
    let domains: Vec<Domain> = operation.parameters.iter().map(|parameter| parameter.domain).collect();
    let orders = |infinite: bool| ORDERS.iter().copied().chain(infinite.then_some(f64::INFINITY));
    let pairs = pairs();
    match domains[..] {
        [NonNegative] => NUMBERS.iter().map(|&(x, _)| vec![number(x)]).collect(),
        [NonNegative, NonNegative] => NUMBERS.iter().map(|&(x, y)| vec![number(x), number(y)]).collect(),
        [Pmf] => pairs.iter().map(|(p, _)| vec![vector(p)]).collect(),
        [Pmf, Pmf] | [Masses, Masses] => pairs.iter().map(|(p, q)| vec![vector(p), vector(q)]).collect(),
        [Pmf, order @ (Order | NonNegative)] => {
            pairs.iter().flat_map(|(p, _)| orders(order == Order).map(|alpha| vec![vector(p), number(alpha)])).collect()
        }
        [Pmf, Pmf, order @ (Order | NonNegative | Finite)] => pairs
            .iter()
            .flat_map(|(p, q)| {
                let negative = ORDERS.iter().filter(|_| order == Finite).map(|alpha| -alpha);
                orders(order == Order).chain(negative).map(|alpha| vec![vector(p), vector(q), number(alpha)])
            })
            .collect(),
        [Pmfs, Pmf] => pairs
            .iter()
            .flat_map(|(p, q)| {
                let both = rows(&[p.clone(), q.clone()]);
                [vec![0.5, 0.5], vec![1.0, 0.0], vec![0.3, 0.7]].map(|w| vec![both.clone(), vector(&w)])
            })
            .collect(),
        [Joint] => joints().iter().map(|joint| vec![rows(joint)]).collect(),
        [Joint, Joint] => {
            let turned = |joint: &[Vec<f64>]| joint.iter().rev().cloned().collect::<Vec<_>>();
            joints().iter().map(|joint| vec![rows(joint), rows(&turned(joint))]).collect()
        }
        [Logits, Positive] => {
            logits().iter().map(|(z, _, temperature)| vec![vector(z), number(*temperature)]).collect()
        }
        [Logits, Logits, Positive] => logits()
            .iter()
            .map(|(z_p, z_q, temperature)| vec![vector(z_p), vector(z_q), number(*temperature)])
            .collect(),
        [Pmf, Logits, Positive] => logits()
            .iter()
            .map(|(z, _, temperature)| {
                let uniform = vec![1.0 / z.len() as f64; z.len()];
                vec![vector(&uniform), vector(z), number(*temperature)]
            })
            .collect(),
        _ => unreachable!("{operation:?} has parameters without known inputs: {domains:?}"),
    }
}
