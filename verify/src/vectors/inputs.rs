//! The inputs that the test vectors are chosen from: the known ones, those of the corpus, those on which well-known libraries are wrong, and
//! samples, as they are and with three digits a number.

use super::file::hexadecimal;
use crate::corpus;
use crate::known;
use crate::point::{Distribution, Value, Vector};
use crate::protocol::value_to_json;
use crate::sampler::Draw;
use crate::vocabulary::{Domain, Operation, Parameter};
use std::collections::BTreeSet;

/// The samples of an operation. With half of them, mistakes are missed that can be caught; twice as many find hardly another.
const SAMPLES: usize = 96;

/// The most outcomes of a sample, and the most entries of any vector: a test vector is to be read.
const OUTCOMES: usize = 4;
const ENTRIES: usize = 8;

/// The most characters of all arguments: three lines of an editor.
const CHARACTERS: usize = 360;

/// An order that numpy's `isclose` takes for one, and that is as far from it as such an order can be.
const CLOSE_TO_ONE: f64 = 1.0 + 9e-6;

/// Where a candidate is from, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A well-known library is wrong there.
    Peer,
    /// It is there for a reason, or has few digits.
    Plain,
    /// It was drawn, or found.
    Drawn,
}

/// A candidate.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it is from.
    pub origin: Origin,
    /// The arguments.
    pub values: Vec<Value>,
}

/// The inputs of an operation, the simplest first; some may be outside its domain.
#[must_use]
pub fn candidates(operation: &'static Operation) -> Vec<Input> {
    let samples: Vec<Vec<Value>> = (0..SAMPLES).map(|index| sample(operation, index)).collect();
    let mut plain: Vec<Vec<Value>> = samples.iter().map(|values| plainly(operation.parameters, values)).collect();
    let close: Vec<_> = plain.iter().filter_map(|values| of_order_close_to_one(operation, values)).collect();
    plain.extend([close, known::arguments(operation)].concat());
    let found = corpus::entries(operation).unwrap_or_default().into_iter().map(|entry| entry.values);
    let drawn = found.chain(samples).collect();
    let of_origin = [(Origin::Peer, of_peers(operation)), (Origin::Plain, plain), (Origin::Drawn, drawn)];
    let all = of_origin.into_iter().flat_map(|(origin, inputs)| inputs.into_iter().map(move |values| (origin, values)));
    let mut ranked: Vec<(Rank, Vec<Value>)> = all
        .filter(|(_, values)| values.iter().all(is_short) && is_claimed(operation, values))
        .map(|(origin, values)| (rank(operation, origin, &values), values))
        .filter(|(Rank { length, .. }, _)| *length <= CHARACTERS)
        .collect();
    ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut seen = BTreeSet::new();
    ranked.retain(|(rank, _)| seen.insert(rank.bits.clone()));
    ranked.into_iter().map(|(Rank { origin, .. }, values)| Input { origin, values }).collect()
}

/// What inputs are sorted by: where they are from, how long they are in decimal, and their bits, so that there is one order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    origin: Origin,
    length: usize,
    bits: String,
}

fn rank(operation: &Operation, origin: Origin, values: &[Value]) -> Rank {
    let length = values.iter().map(|value| value_to_json(value).to_string().len()).sum();
    Rank { origin, length, bits: hexadecimal(operation, values) }
}

/// Whether the operation's claim is for such inputs: its documentation excepts divergences that are next to nothing.
fn is_claimed(operation: &Operation, values: &[Value]) -> bool {
    operation.name != "projection.m_projection" || values[0] != values[1]
}

fn sample(operation: &Operation, index: usize) -> Vec<Value> {
    let values = operation.draw(&mut Draw::seeded(0, operation.name, index), OUTCOMES);
    values.iter().map(|value| value.as_argument().rounded()).collect()
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Vector(entries) => entries.len() <= ENTRIES,
        Value::Rows(rows) => rows.rows().iter().map(Vector::len).sum::<usize>() <= 2 * ENTRIES,
        Value::Distribution(distribution) => distribution.parameters.iter().all(is_short),
    }
}

/// Whether there is nothing special to the numbers of an input: nothing extreme, no zero, and no order that has a limit of its own.
pub(super) fn is_ordinary(operation: &Operation, values: &[Value]) -> bool {
    let is_limit = |(parameter, value): (&Parameter, &Value)| match value {
        Value::Number(order) => is_order(parameter) && matches!(order.nearest(), 0.0 | 1.0),
        _ => false,
    };
    values.iter().all(is_moderate) && !operation.parameters.iter().zip(values).any(is_limit)
}

fn is_moderate(value: &Value) -> bool {
    let is_moderate_number = |x: &f64| (1e-2..=1e2).contains(&x.abs());
    match value {
        Value::Number(x) => is_moderate_number(&x.nearest()),
        Value::Vector(entries) => entries.len() > 1 && entries.nearest().iter().all(is_moderate_number),
        Value::Rows(rows) => rows.nearest().len() > 1 && rows.nearest().iter().flatten().all(is_moderate_number),
        Value::Distribution(distribution) => distribution.parameters.iter().all(is_moderate),
    }
}

/// Whether it is an order of a divergence or of an entropy.
fn is_order(parameter: &Parameter) -> bool {
    let domains = [Domain::Order, Domain::ModerateOrder, Domain::NonNegative, Domain::Finite];
    domains.contains(&parameter.domain) && matches!(parameter.name, "alpha" | "lambda")
}

/// The input with three digits a number. What has to sum to one has hundredths.
fn plainly(parameters: &[Parameter], values: &[Value]) -> Vec<Value> {
    let one = |(parameter, value): (&Parameter, &Value)| match value {
        Value::Number(x) => three_digits(x.nearest()).into(),
        Value::Vector(entries) => plain_entries(entries.nearest()).into(),
        Value::Rows(rows) if parameter.domain == Domain::Joint => {
            let cells = plain_entries(&rows.nearest().concat());
            cells.chunks(rows.nearest()[0].len().max(1)).map(<[f64]>::to_vec).collect::<Vec<_>>().into()
        }
        Value::Rows(rows) => rows.nearest().iter().map(|row| plain_entries(row)).collect::<Vec<_>>().into(),
        Value::Distribution(Distribution { family, parameters }) => {
            Value::Distribution(Distribution { family, parameters: plainly(family.parameters, parameters) })
        }
    };
    parameters.iter().zip(values).map(one).collect()
}

fn three_digits(x: f64) -> f64 {
    format!("{x:.2e}").parse().unwrap_or(x)
}

fn plain_entries(entries: &[f64]) -> Vec<f64> {
    let sums_to_one = entries.iter().all(|&x| x >= 0.0) && (entries.iter().sum::<f64>() - 1.0).abs() < 1e-8;
    if !sums_to_one {
        return entries.iter().copied().map(three_digits).collect();
    }
    let mut hundredths: Vec<f64> = entries.iter().map(|x| (100.0 * x).round()).collect();
    let heaviest = (0..entries.len()).max_by(|&a, &b| entries[a].total_cmp(&entries[b])).unwrap_or_default();
    hundredths[heaviest] += 100.0 - hundredths.iter().sum::<f64>();
    hundredths.into_iter().map(|x| x / 100.0).collect()
}

/// The input with an order that is close to one.
fn of_order_close_to_one(operation: &Operation, values: &[Value]) -> Option<Vec<Value>> {
    let index = operation.parameters.iter().position(is_order)?;
    let mut close = values.to_vec();
    close[index] = if operation.parameters[index].name == "lambda" { CLOSE_TO_ONE - 1.0 } else { CLOSE_TO_ONE }.into();
    Some(close)
}

/// Inputs on which well-known libraries are wrong.
fn of_peers(operation: &Operation) -> Vec<Vec<Value>> {
    let of_two = |pairs: &[[[f64; 2]; 2]]| -> Vec<Vec<Value>> {
        pairs.iter().map(|pair| pair.map(|masses| Value::from(masses.to_vec())).to_vec()).collect()
    };
    let domains: Vec<Domain> = operation.parameters.iter().map(|parameter| parameter.domain).collect();
    match (operation.name, &domains[..]) {
        // SciPy (scipy#20083) says nan of the first two masses in single precision; what they leave is a third outcome here.
        ("js" | "js_distance", _) => {
            let masses = [[0.027501475, 0.055202297], [0.027537677, 0.055334348]];
            vec![masses.map(|[a, b]: [f64; 2]| vec![a, b, 1.0 - a - b].into()).into()]
        }
        // NumPy's sum has no digit right here; SciPy and ndarray-stats have the wrong sign.
        (_, [Domain::Pmf, Domain::Pmf] | [Domain::Masses, Domain::Masses]) => {
            of_two(&[[[0.3, 0.7], [0.3 + 1e-9, 0.7 - 1e-9]], [[5e-324, 1.0], [1.0, 5e-324]]])
        }
        // SciPy says zero of the first, and infinity of the second; so do SciPy before 1.15 of the third, and JAX.
        (_, [Domain::NonNegative, Domain::NonNegative]) => {
            let pairs = [[0.5, 0.5 * (1.0 + 1e-9)], [1.0, 5e-324], [4.0, f64::MIN_POSITIVE]];
            pairs.map(|pair| pair.map(Value::from).to_vec()).into()
        }
        // −5.96e-8 in single precision (tunix#2315).
        ("estimation.kl_k3", _) => vec![vec![vec![1e-6, -1e-6].into()]],
        _ => Vec::new(),
    }
}
