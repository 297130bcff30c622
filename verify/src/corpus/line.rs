//! A line of the corpus: `p=[0x1p-1 0x1p-1] q=[0x1p-2 0x1.8p-1] # 0.47 ULP, kullback 0.1.0`.
//!
//! The arguments stand in the order of the parameters; a vector is its entries in brackets, a matrix its rows in brackets, a distribution its
//! parameters in brackets, for the operation says of which family it is. An input has
//! one spelling: a line that does not come out of the printer as it went into the parser is an error, so that equal inputs are
//! equal texts.

use crate::point::{Distribution, Rows, Value, Vector};
use crate::vocabulary::{Domain, Operation, Parameter, Shape};
use fhex::{FromHex, ToHex};

/// What is between the arguments and the finding.
const SEPARATOR: &str = " # ";

/// An input, and what was found there.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The arguments.
    pub values: Vec<Value>,
    /// The error, in ULPs of the exact value, when it was found.
    pub ulps: f64,
    /// The implementation that made it, and its version.
    pub subject: String,
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(operation: &Operation, text: &str) -> Result<Self, String> {
        let (arguments, finding) = text.split_once(SEPARATOR).ok_or("there is no finding after a #")?;
        let (ulps, subject) = finding.split_once(" ULP, ").ok_or("the finding is not `<error> ULP, <subject>`")?;
        let ulps = ulps.parse().map_err(|_| format!("the error is not a number: {ulps:?}"))?;
        let line = Self { values: values(operation, arguments)?, ulps, subject: subject.to_owned() };
        let printed = line.print(operation);
        if printed != text { Err(format!("the line is not spelled as {printed:?}")) } else { Ok(line) }
    }

    /// Writes a line.
    #[must_use]
    pub fn print(&self, operation: &Operation) -> String {
        format!("{}{SEPARATOR}{} ULP, {}", print_arguments(operation, &self.values), self.ulps, self.subject)
    }
}

/// The arguments of an operation, as a line begins.
#[must_use]
pub fn print_arguments(operation: &Operation, values: &[Value]) -> String {
    let parameters = operation.parameters.iter().zip(values);
    joined(parameters.map(|(parameter, value)| format!("{}={}", parameter.name, print(value))))
}

/// Reads the arguments of an operation, as a line begins.
///
/// # Errors
/// What is wrong with them.
pub fn parse_arguments(operation: &Operation, text: &str) -> Result<Vec<Value>, String> {
    values(operation, text)
}

/// The arguments of a line, as text: what it is sorted by.
pub(super) fn arguments(text: &str) -> &str {
    text.split_once(SEPARATOR).map_or(text, |(arguments, _)| arguments)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

fn print(value: &Value) -> String {
    let vector = |entries: &[f64]| format!("[{}]", joined(entries.iter().map(|entry| entry.to_hex())));
    match value {
        Value::Number(number) => number.nearest().to_hex(),
        Value::Vector(entries) => vector(entries.nearest()),
        Value::Rows(rows) => format!("[{}]", joined(rows.nearest().iter().map(|row| vector(row)))),
        Value::Distribution(distribution) => format!("[{}]", joined(distribution.parameters.iter().map(print))),
    }
}

/// The arguments of an operation, all of them, in order.
fn values(operation: &Operation, text: &str) -> Result<Vec<Value>, String> {
    let parameters = || joined(operation.parameters.iter().map(|parameter| parameter.name.to_owned()));
    let mut values = Vec::new();
    let mut expected = operation.parameters.iter();
    for argument in parts(text) {
        let (name, value) = argument.split_once('=').ok_or_else(|| format!("this is no argument: {argument:?}"))?;
        if operation.parameters.iter().all(|parameter| parameter.name != name) {
            return Err(format!("{} has no argument {name}; it takes {}", operation.name, parameters()));
        }
        match expected.next() {
            Some(parameter) if parameter.name == name => values.push(parse(name, parameter.domain, value)?),
            _ => return Err(format!("{name} is out of order; {} takes {}", operation.name, parameters())),
        }
    }
    match expected.next() {
        Some(missing) => Err(format!("{} is missing; {} takes {}", missing.name, operation.name, parameters())),
        None => Ok(values),
    }
}

fn parse(place: &str, domain: Domain, text: &str) -> Result<Value, String> {
    Ok(match domain.shape() {
        Shape::Distribution => Value::Distribution(distribution(place, domain, text)?),
        Shape::Number => number(place, text)?.into(),
        Shape::Vector => Value::Vector(vector(place, text)?),
        Shape::Rows => {
            let rows = list(place, text)?.into_iter().enumerate();
            let rows = rows.map(|(row, text)| vector(&format!("{place}[{row}]"), text));
            Value::Rows(Rows::new(rows.collect::<Result<_, _>>()?))
        }
    })
}

fn distribution(place: &str, domain: Domain, text: &str) -> Result<Distribution, String> {
    let (Domain::Member(family) | Domain::MemberSharing(family, _)) = domain else {
        return Err(format!("{place} may be of any family"));
    };
    let parts = list(place, text)?;
    if parts.len() != family.parameters.len() {
        return Err(format!(
            "{place} has {} parameters, {} takes {}",
            parts.len(),
            family.name,
            family.parameters.len()
        ));
    }
    let named = family.parameters.iter().zip(parts);
    let parse =
        |(parameter, text): (&Parameter, &str)| parse(&format!("{place}.{}", parameter.name), parameter.domain, text);
    Ok(Distribution { family, parameters: named.map(parse).collect::<Result<_, _>>()? })
}

fn vector(place: &str, text: &str) -> Result<Vector, String> {
    let entries = list(place, text)?.into_iter().enumerate();
    let entries = entries.map(|(index, text)| number(&format!("{place}[{index}]"), text));
    Ok(Vector::from_f64s(entries.collect::<Result<_, _>>()?))
}

fn list<'a>(place: &str, text: &'a str) -> Result<Vec<&'a str>, String> {
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inside.map(parts).ok_or_else(|| format!("{place} is not a list in brackets: {text:?}"))
}

fn number(place: &str, text: &str) -> Result<f64, String> {
    f64::from_hex(text).ok_or_else(|| format!("{place} is not a hex float: {text:?}"))
}

/// What spaces outside brackets separate.
fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let separates = |character| {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0 && character == ' '
    };
    text.split(separates).collect()
}
