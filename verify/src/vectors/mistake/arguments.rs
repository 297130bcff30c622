//! Wrong arguments: the fast crate is asked about something else.

use super::elementary::exp;
use super::{Question, right};
use crate::point::{Distribution, Value};
use crate::vocabulary::{Domain, Parameter, Shape};

/// What becomes of the numbers of an argument or of a parameter of a distribution; nothing where they stay what they are.
type Change<'a> = &'a dyn Fn(&Parameter, &[f64]) -> Option<Vec<f64>>;

/// The answer to arguments with that change; nothing if none is changed, or if they are then outside the domain.
fn asked_with(question: &Question<'_>, change: Change<'_>) -> Option<Vec<f64>> {
    right(question.operation, &changed(question.operation.parameters, question.values, change)?)
}

fn changed(parameters: &[Parameter], values: &[Value], change: Change<'_>) -> Option<Vec<Value>> {
    let pairs = || parameters.iter().zip(values);
    let changes: Vec<Option<Value>> = pairs().map(|(parameter, value)| one(parameter, value, change)).collect();
    let is_changed = changes.iter().any(Option::is_some);
    let kept = changes.into_iter().zip(values).map(|(change, value)| change.unwrap_or_else(|| value.clone()));
    is_changed.then(|| kept.collect())
}

fn one(parameter: &Parameter, value: &Value, change: Change<'_>) -> Option<Value> {
    match value {
        Value::Number(number) => Some(change(parameter, &[number.nearest()])?[0].into()),
        Value::Vector(entries) => change(parameter, entries.nearest()).map(Value::from),
        // The cells of a joint distribution are one distribution, the rows of another matrix one each.
        Value::Rows(rows) if parameter.domain == Domain::Joint => {
            let width = rows.nearest().first()?.len();
            let cells = change(parameter, &rows.nearest().concat())?;
            Some(cells.chunks(width).map(<[f64]>::to_vec).collect::<Vec<_>>().into())
        }
        Value::Rows(rows) => {
            let rows: Option<Vec<Vec<f64>>> = rows.nearest().iter().map(|row| change(parameter, row)).collect();
            rows.map(Value::from)
        }
        Value::Distribution(Distribution { family, parameters }) => {
            let parameters = changed(family.parameters, parameters, change)?;
            Some(Value::Distribution(Distribution { family, parameters }))
        }
    }
}

/// Whether the numbers are masses.
fn is_mass(parameter: &Parameter) -> bool {
    let is_number = parameter.domain == Domain::NonNegative && matches!(parameter.name, "x" | "y");
    is_number || matches!(parameter.domain, Domain::Pmf | Domain::Masses | Domain::Joint | Domain::Pmfs)
}

fn of_masses(question: &Question<'_>, change: impl Fn(f64) -> f64) -> Option<Vec<f64>> {
    asked_with(question, &|parameter, masses| {
        is_mass(parameter).then(|| masses.iter().map(|&mass| change(mass)).collect())
    })
}

pub(super) fn clipped(question: &Question<'_>) -> Option<Vec<f64>> {
    of_masses(question, |mass| mass.max(1e-12))
}

/// So little that probabilities still pass for such: eight of them then sum to one within 1e-9.
pub(super) fn with_epsilon(question: &Question<'_>) -> Option<Vec<f64>> {
    of_masses(question, |mass| mass + 1e-10)
}

pub(super) fn normalised(question: &Question<'_>) -> Option<Vec<f64>> {
    asked_with(question, &|parameter, masses| {
        let is_vector = parameter.domain.shape() != Shape::Number;
        (is_vector && is_mass(parameter)).then(|| by_sum(masses)).flatten()
    })
}

fn by_sum(masses: &[f64]) -> Option<Vec<f64>> {
    let sum: f64 = masses.iter().sum();
    (sum > 0.0 && sum.is_finite()).then(|| masses.iter().map(|mass| mass / sum).collect())
}

/// Probabilities are normalised again, or they would be none.
pub(super) fn in_single_precision(question: &Question<'_>) -> Option<Vec<f64>> {
    let single = |&x: &f64| f64::from(x as f32);
    let answer = asked_with(question, &|parameter, numbers| {
        let rounded: Vec<f64> = numbers.iter().map(single).collect();
        let is_distribution = matches!(parameter.domain, Domain::Pmf | Domain::Pmfs | Domain::Joint);
        if is_distribution { by_sum(&rounded) } else { Some(rounded) }
    })?;
    Some(answer.iter().map(single).collect())
}

/// Two arguments beside one another, of one kind.
pub(super) fn swapped(question: &Question<'_>) -> Option<Vec<f64>> {
    let parameters = question.operation.parameters;
    let alike = |pair: &[Parameter]| {
        let [one, other] = pair else { return false };
        let both = |shape| one.domain.shape() == shape && other.domain.shape() == shape;
        one.domain == other.domain || both(Shape::Distribution)
    };
    let index = parameters.windows(2).position(alike)?;
    let mut values = question.values.to_vec();
    values.swap(index, index + 1);
    right(question.operation, &values)
}

fn at_temperature(question: &Question<'_>, change: fn(f64) -> f64) -> Option<Vec<f64>> {
    asked_with(question, &|parameter, numbers| {
        parameter.name.starts_with("temperature").then(|| numbers.iter().map(|&x| change(x)).collect())
    })
}

pub(super) fn without_temperature(question: &Question<'_>) -> Option<Vec<f64>> {
    at_temperature(question, |_| 1.0)
}

pub(super) fn inverse_temperature(question: &Question<'_>) -> Option<Vec<f64>> {
    at_temperature(question, f64::recip)
}

/// The arguments that become distributions by a softmax.
const LOGITS: &[&str] = &["z", "z_p", "z_q", "teacher", "student", "reward"];

pub(super) fn overflowing_softmax(question: &Question<'_>) -> Option<Vec<f64>> {
    let temperature = question.number("temperature").or_else(|| question.number("beta")).unwrap_or(1.0);
    let overflows = |logits: &[f64]| {
        let sum: f64 = logits.iter().map(|z| exp(z / temperature)).sum();
        sum == 0.0 || sum.is_infinite()
    };
    let logits = LOGITS.iter().filter_map(|name| question.argument(name));
    let overflow = logits.filter_map(|logits| match logits {
        Value::Vector(entries) => Some(overflows(entries.nearest())),
        Value::Rows(rows) => Some(rows.nearest().iter().any(|row| overflows(row))),
        Value::Number(_) | Value::Distribution(_) => None,
    });
    let any = overflow.reduce(|any, overflows| any || overflows)?;
    Some(if any { vec![f64::NAN; question.value.len()] } else { question.value.to_vec() })
}

/// What `numpy.isclose` takes for equal.
fn is_close(x: f64, y: f64) -> bool {
    (x - y).abs() <= 1e-8 + 1e-5 * y.abs()
}

/// The operations that have a limit at order one, where `lambda` is zero.
const OF_AN_ORDER: &[&str] = &[
    "renyi",
    "tsallis",
    "alpha_divergence",
    "cressie_read",
    "renyi_entropy",
    "tsallis_entropy",
    "pure_rdp",
    "randomized_response_rdp",
];

pub(super) fn order_one(question: &Question<'_>) -> Option<Vec<f64>> {
    if !OF_AN_ORDER.contains(&question.name()) {
        return None;
    }
    asked_with(question, &|parameter, numbers| match parameter.name {
        "alpha" if parameter.domain.shape() == Shape::Number && is_close(numbers[0], 1.0) => Some(vec![1.0]),
        "lambda" if is_close(1.0 + numbers[0], 1.0) => Some(vec![0.0]),
        _ => None,
    })
}

pub(super) fn inverse_scale(question: &Question<'_>) -> Option<Vec<f64>> {
    asked_with(question, &|parameter, numbers| {
        let is_scale = parameter.domain == Domain::Scale && matches!(parameter.name, "rate" | "scale");
        is_scale.then(|| numbers.iter().map(|x| x.recip()).collect())
    })
}

pub(super) fn variance(question: &Question<'_>) -> Option<Vec<f64>> {
    asked_with(question, &|parameter, numbers| {
        if parameter.name.starts_with("std") || parameter.name == "sigma" {
            return Some(numbers.iter().map(|x| x.sqrt()).collect());
        }
        parameter.name.starts_with("variance").then(|| numbers.iter().map(|x| x * x).collect())
    })
}
