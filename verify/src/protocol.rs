//! The audit protocol: one JSON request a line, one answer a line, in order.
//!
//! ```text
//! {"id": 1, "op": "kl", "args": {"p": [0.5, 0.3, 0.2], "q": [0.7, 0.2, 0.1]}}
//! {"id": 1, "value": 0.09203285023383192}
//! ```
//!
//! A value is an `f64` in its shortest round-trip decimal, or one of the strings `"inf"`, `"-inf"`, `"nan"`; numbers in the
//! arguments may be such strings too. An unknown operation is `{"id": …, "unsupported": true}`, and whatever is wrong with a request is
//! its `{"id": …, "error": "…"}`; the stream goes on.

use crate::point::{Rows, Value, Vector};
use crate::vocabulary::{Operation, Parameter, Shape};
use serde_json::{Map, Value as Json, json};

/// A request that could be read.
#[derive(Debug)]
pub enum Request {
    /// What the subject can do.
    Capabilities,
    /// An operation at some arguments.
    Evaluate {
        /// The operation.
        operation: &'static Operation,
        /// The arguments, in the order of its parameters.
        values: Vec<Value>,
    },
    /// An operation that is not in the vocabulary.
    Unknown,
}

/// A line, read: the id to answer with, and the request or what is wrong with it.
pub fn read(line: &str) -> (Json, Result<Request, String>) {
    let request: Json = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return (Json::Null, Err(format!("not JSON: {error}"))),
    };
    let Json::Object(fields) = request else {
        return (Json::Null, Err("a request is an object".to_owned()));
    };
    let id = fields.get("id").cloned().unwrap_or(Json::Null);
    (id, request_from(&fields))
}

fn request_from(fields: &Map<String, Json>) -> Result<Request, String> {
    let op = match fields.get("op") {
        Some(Json::String(op)) => op,
        Some(other) => return Err(format!("op is not a string: {other}")),
        None => return Err("op is missing".to_owned()),
    };
    if op == "capabilities" {
        return Ok(Request::Capabilities);
    }
    let Some(operation) = Operation::named(op) else {
        return Ok(Request::Unknown);
    };
    let empty = Map::new();
    let arguments = match fields.get("args") {
        Some(Json::Object(arguments)) => arguments,
        Some(other) => return Err(format!("args is not an object: {other}")),
        None => &empty,
    };
    let known = |name: &String| operation.parameters.iter().any(|parameter| parameter.name == name.as_str());
    if let Some(stranger) = arguments.keys().find(|name| !known(name)) {
        return Err(format!("{op} has no argument {stranger}; it takes {}", parameters(operation)));
    }
    let values = operation.parameters.iter().map(|parameter| value(parameter, arguments.get(parameter.name)));
    let values = values.collect::<Result<_, _>>().map_err(|error| match error {
        Malformed::Missing(name) => format!("{name} is missing; {op} takes {}", parameters(operation)),
        Malformed::NotNumber { place, found } => format!("{place} is not a number: {found}"),
        Malformed::NotList { place, found } => format!("{place} is not a list: {found}"),
    })?;
    Ok(Request::Evaluate { operation, values })
}

fn parameters(operation: &Operation) -> String {
    operation.parameters.iter().map(|parameter| parameter.name).collect::<Vec<_>>().join(", ")
}

/// What is wrong with an argument.
enum Malformed {
    Missing(&'static str),
    NotNumber { place: String, found: Json },
    NotList { place: String, found: Json },
}

fn value(parameter: &Parameter, json: Option<&Json>) -> Result<Value, Malformed> {
    let json = json.ok_or(Malformed::Missing(parameter.name))?;
    let name = parameter.name.to_owned();
    Ok(match parameter.domain.shape() {
        Shape::Number => number(name, json)?.into(),
        Shape::Vector => Value::Vector(vector(name, json)?),
        Shape::Rows => {
            let rows = list(&name, json)?.iter().enumerate();
            let rows = rows.map(|(row, entries)| vector(format!("{name}[{row}]"), entries));
            Value::Rows(Rows::new(rows.collect::<Result<_, _>>()?))
        }
    })
}

fn vector(place: String, json: &Json) -> Result<Vector, Malformed> {
    let entries = list(&place, json)?.iter().enumerate();
    let numbers = entries.map(|(index, entry)| number(format!("{place}[{index}]"), entry));
    Ok(Vector::from_f64s(numbers.collect::<Result<_, _>>()?))
}

fn list<'a>(place: &str, json: &'a Json) -> Result<&'a Vec<Json>, Malformed> {
    json.as_array().ok_or_else(|| Malformed::NotList { place: place.to_owned(), found: json.clone() })
}

fn number(place: String, json: &Json) -> Result<f64, Malformed> {
    let named = |text: &str| match text {
        "inf" => Some(f64::INFINITY),
        "-inf" => Some(f64::NEG_INFINITY),
        "nan" => Some(f64::NAN),
        _ => None,
    };
    let number = match json {
        Json::String(text) => named(text),
        other => other.as_f64(),
    };
    number.ok_or_else(|| Malformed::NotNumber { place, found: json.clone() })
}

/// An `f64` as the protocol writes it.
#[must_use]
pub fn number_to_json(value: f64) -> Json {
    if value.is_nan() {
        json!("nan")
    } else if value.is_infinite() {
        json!(if value > 0.0 { "inf" } else { "-inf" })
    } else {
        json!(value)
    }
}

/// An argument as the protocol writes it.
#[must_use]
pub fn value_to_json(value: &Value) -> Json {
    let vector = |entries: &[f64]| Json::Array(entries.iter().copied().map(number_to_json).collect());
    match value {
        Value::Number(number) => number_to_json(number.nearest()),
        Value::Vector(entries) => vector(entries.nearest()),
        Value::Rows(rows) => Json::Array(rows.nearest().iter().map(|row| vector(row)).collect()),
    }
}
