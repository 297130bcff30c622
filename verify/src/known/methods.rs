//! Known inputs of the methods: an ordinary one, spoilt in one place after another. What must fit together differs from method to method, so the ordinary
//! ones are drawn as the samples are.

use super::{TINY, faulty_numbers, number};
use crate::point::Value;
use crate::sampler::Draw;
use crate::vocabulary::{Domain, Operation, Parameter, Shape};

/// As many outcomes as an ordinary input may have.
const OUTCOMES: usize = 4;

/// Inputs that must be refused, each with one fault.
pub(super) fn arguments(operation: &Operation) -> Vec<Vec<Value>> {
    let ordinary = operation.draw(&mut Draw::seeded(0, operation.name, 0), OUTCOMES);
    let spoil = |(index, parameter): (usize, &Parameter)| -> Vec<Vec<Value>> {
        let with = |fault: Value| {
            let mut input = ordinary.clone();
            input[index] = fault;
            input
        };
        faults(parameter.domain, &ordinary[index]).into_iter().map(with).collect()
    };
    operation.parameters.iter().enumerate().flat_map(spoil).collect()
}

fn faults(domain: Domain, value: &Value) -> Vec<Value> {
    match (domain.shape(), value) {
        (Shape::Vector, Value::Vector(vector)) => {
            let faults = faulty_entries(domain);
            let spoilt = faults.into_iter().flat_map(|fault| spoilt(vector.nearest(), fault)).map(Value::from);
            spoilt.chain([Vec::<f64>::new().into()]).collect()
        }
        (Shape::Rows, Value::Rows(rows)) => {
            let rows = rows.nearest();
            let faults = faulty_entries(domain).into_iter().flat_map(|fault| spoilt(&rows[rows.len() - 1], fault));
            let with = |row: Vec<f64>| [rows[..rows.len() - 1].to_vec(), vec![row]].concat();
            faults.map(|row| with(row).into()).chain([Value::from(Vec::<Vec<f64>>::new())]).collect()
        }
        _ => match domain {
            Domain::NonNegative | Domain::Positive | Domain::Order => faulty_numbers(domain),
            Domain::Scale | Domain::SharedScale => faulty_numbers(Domain::Positive),
            Domain::Probability => vec![number(f64::NAN), number(-TINY), number(1.0 + f64::EPSILON)],
            Domain::OpenProbability => [f64::NAN, -TINY, 0.0, 1.0].map(number).into(),
            // A whole number is a matter of the types.
            Domain::Count | Domain::Trials => Vec::new(),
            _ => faulty_numbers(Domain::Finite),
        },
    }
}

/// Entries that no vector of a domain has.
fn faulty_entries(domain: Domain) -> Vec<f64> {
    let mut faults = vec![f64::NAN, f64::NEG_INFINITY];
    if domain != Domain::Lengths {
        faults.push(f64::INFINITY);
    }
    if matches!(
        domain,
        Domain::Pmf
            | Domain::Masses
            | Domain::Joint
            | Domain::Pmfs
            | Domain::Scales
            | Domain::Lengths
            | Domain::MassMatrix
    ) {
        faults.push(-TINY);
    }
    if domain == Domain::Scales {
        faults.push(0.0);
    }
    faults
}

/// The vector with that as its first entry, and as its last.
fn spoilt(vector: &[f64], fault: f64) -> Vec<Vec<f64>> {
    let with = |index: usize| {
        let mut spoilt = vector.to_vec();
        spoilt[index] = fault;
        spoilt
    };
    vec![with(0), with(vector.len() - 1)]
}
