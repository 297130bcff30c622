//! Inputs that are checked on every run, before any sample, because of what they are: the edges of the domain, the simplest inputs on
//! which well-known libraries are wrong, and what must be refused. Each is for all operations that take its kind of arguments; what was
//! found on one of them, by measuring, is in its [`corpus`](crate::corpus).

mod families;
mod methods;

use crate::point::Value;
use crate::vocabulary::{Domain, Operation, Shape};

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
        // Sums that differ by less than 128 bits show, and that the highest order tells apart.
        (vec![1.0, f64::MIN_POSITIVE], vec![1.0, 2.0 * f64::MIN_POSITIVE]),
        (vec![0.5, 0.5, 0.0, 0.0], vec![0.0, 0.0, 0.5, 0.5]),
        (vec![0.5, 0.5], vec![1.0, 0.0]),
        // As far from one as a sum may be, on either side.
        (vec![0.5, 0.5 + 9.99e-10], vec![0.5, 0.5 - 9.99e-10]),
        (vec![0.5, 0.5 - 9.99e-10], vec![0.5, 0.5 + 9.99e-10]),
        // A tie, and a tie that a mass of 1e-80 breaks.
        (vec![0.0, 0.0, 1.0], vec![2f64.powi(-40), 2f64.powi(-93), 1.0]),
        (vec![0.0, 0.0, 0.0, 1.0], vec![2f64.powi(-40), 2f64.powi(-93), 1e-80, 1.0]),
        // Every p below its q: no divergence of infinite order, nor of the highest orders.
        (vec![0.5 - 4e-10, 0.5 - 4e-10], vec![0.5 + 4e-10, 0.5 + 4e-10]),
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
    1e12,
    f64::MAX,
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
        (vec![0.0, 1e15], vec![1e15, 0.0], 1.0),
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
    x.into()
}

fn vector(p: &[f64]) -> Value {
    p.to_vec().into()
}

fn rows(rows: &[Vec<f64>]) -> Value {
    rows.to_vec().into()
}

/// The known inputs of an operation: those with a value, and those without.
#[must_use]
pub fn arguments(operation: &Operation) -> Vec<Vec<Value>> {
    if operation.is_on_distributions() {
        return families::arguments(operation);
    }
    if operation.is_method() {
        return methods::arguments(operation);
    }
    [accepted(operation), refused(operation)].concat()
}

/// Inputs with a value.
fn accepted(operation: &Operation) -> Vec<Vec<Value>> {
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

/// Inputs just outside the domain, each with one fault: both crates must refuse it, and name the same place.
fn refused(operation: &Operation) -> Vec<Vec<Value>> {
    let ordinary: Vec<Value> = operation.parameters.iter().map(|parameter| ordinary(parameter.domain)).collect();
    let sized = operation.parameters.iter().filter(|parameter| parameter.domain.shape() != Shape::Number).count();
    let mut inputs: Vec<Vec<Value>> = Vec::new();
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let mut replacements = faulty(parameter.domain);
        if sized > 1 {
            replacements.extend(misfits(parameter.domain));
        }
        inputs.extend(replacements.into_iter().map(|fault| {
            let mut input = ordinary.clone();
            input[index] = fault;
            input
        }));
    }
    if sized > 0 {
        inputs.push(ordinary.iter().map(emptied).collect());
    }
    inputs
}

/// A distribution on three outcomes, as are all the ordinary arguments.
const ORDINARY: [f64; 3] = [0.5, 0.25, 0.25];

/// An argument with nothing special to it.
fn ordinary(domain: Domain) -> Value {
    match domain {
        Domain::NonNegative | Domain::Finite | Domain::Positive | Domain::Order => number(0.5),
        Domain::Pmf | Domain::Masses | Domain::Logits => vector(&ORDINARY),
        Domain::Joint | Domain::Pmfs => with_middle_row(domain, &ORDINARY),
        other => elsewhere(other),
    }
}

/// Three rows, the second as given: of a joint distribution it has all the mass.
fn with_middle_row(domain: Domain, row: &[f64]) -> Value {
    let other = if domain == Domain::Joint { vec![0.0; 3] } else { ORDINARY.to_vec() };
    rows(&[other.clone(), row.to_vec(), other])
}

/// Arguments that are outside the domain by themselves.
fn faulty(domain: Domain) -> Vec<Value> {
    match domain {
        Domain::NonNegative | Domain::Finite | Domain::Positive | Domain::Order => faulty_numbers(domain),
        Domain::Pmf | Domain::Masses | Domain::Logits => faulty_vectors(domain).iter().map(|p| vector(p)).collect(),
        Domain::Joint | Domain::Pmfs => {
            let longer = if domain == Domain::Joint { [0.0; 4] } else { [0.25; 4] };
            let ragged = [longer.to_vec(), longer[..2].iter().map(|mass| 2.0 * mass).collect()];
            let middle = if domain == Domain::Joint { vec![0.0; 3] } else { ORDINARY.to_vec() };
            let ragged = ragged.map(|row| rows(&[ORDINARY.to_vec(), middle.clone(), row]));
            let within = faulty_vectors(domain).into_iter().filter(|row| !row.is_empty());
            let empty = rows(&vec![Vec::new(); 3]);
            within.map(|row| with_middle_row(domain, &row)).chain(ragged).chain([empty]).collect()
        }
        other => elsewhere(other),
    }
}

/// The domains of distributions and their parameters have known inputs of their own.
fn elsewhere(domain: Domain) -> ! {
    unreachable!("{domain:?} belongs to the families")
}

fn faulty_numbers(domain: Domain) -> Vec<Value> {
    let mut faults = vec![f64::NAN, f64::NEG_INFINITY];
    if domain != Domain::Order {
        faults.push(f64::INFINITY);
    }
    if domain != Domain::Finite {
        faults.extend([-TINY, -0.5]);
    }
    if domain == Domain::Positive {
        faults.extend([0.0, -0.0]);
    }
    faults.into_iter().map(number).collect()
}

/// Three entries, of which one is no probability; or a sum, just too far from one; or no entries.
fn faulty_vectors(domain: Domain) -> Vec<Vec<f64>> {
    let mut faults = vec![
        vec![],
        vec![f64::NAN, 0.5, 0.5],
        vec![0.5, 0.5, f64::NAN],
        vec![0.5, f64::INFINITY, 0.5],
        vec![0.5, 0.5, f64::NEG_INFINITY],
    ];
    if domain != Domain::Logits {
        // Without the sign, nothing would be wrong with these.
        faults.extend([vec![0.5, 0.5, -TINY], vec![-0.25, 0.5, 0.75]]);
    }
    if !matches!(domain, Domain::Logits | Domain::Masses) {
        let sums = [1.0 + 1.01e-9, 1.0 - 1.01e-9, 2.0, 0.0];
        faults.extend(sums.map(|sum| vec![sum / 2.0, sum / 4.0, sum / 4.0]));
    }
    faults
}

/// Arguments that are inside the domain by themselves, but not beside three outcomes.
fn misfits(domain: Domain) -> Vec<Value> {
    let (longer, shorter) = ([0.5, 0.25, 0.25, 0.0], [0.5, 0.5]);
    match domain.shape() {
        Shape::Number => Vec::new(),
        Shape::Vector => vec![vector(&longer), vector(&shorter)],
        Shape::Rows if domain == Domain::Joint => vec![
            rows(&[ORDINARY.to_vec(), vec![0.0; 3], vec![0.0; 3], vec![0.0; 3]]),
            rows(&[ORDINARY.to_vec(), vec![0.0; 3]]),
            rows(&[longer.to_vec(), vec![0.0; 4], vec![0.0; 4]]),
            rows(&[shorter.to_vec(), vec![0.0; 2], vec![0.0; 2]]),
        ],
        Shape::Rows => vec![rows(&vec![ORDINARY.to_vec(); 4]), rows(&vec![ORDINARY.to_vec(); 2])],
        Shape::Distribution => elsewhere(domain),
    }
}

/// The argument without its entries.
fn emptied(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(number.clone()),
        Value::Vector(_) => vector(&[]),
        Value::Rows(_) => rows(&[]),
        Value::Distribution(distribution) => Value::Distribution(distribution.clone()),
    }
}
