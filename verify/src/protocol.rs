//! The audit protocol: one JSON request a line, one answer a line, in order.
//!
//! ```text
//! {"id": 1, "op": "kl", "args": {"p": [0.5, 0.3, 0.2], "q": [0.7, 0.2, 0.1]}}
//! {"id": 1, "value": 0.09203285023383192}
//! ```
//!
//! `capabilities` is answered with `ops`, `name`, `version`, and, if the subject likes, `calls`: an object from operations to what is called for
//! them, in words.
//!
//! A value is an `f64` in its shortest round-trip decimal, or one of the strings `"inf"`, `"-inf"`, `"nan"`; numbers in the
//! arguments may be such strings too. An unknown operation is `{"id": …, "unsupported": true}`, and whatever is wrong with a request is
//! its `{"id": …, "error": "…"}`; the stream goes on.

use crate::point::{Distribution, Rows, Value, Vector};
use crate::vocabulary::families::Family;
use crate::vocabulary::{Domain, Operation, Parameter, Shape};
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
        return Err(format!("{op} has no argument {stranger}; it takes {}", names(operation.parameters)));
    }
    let values = values(operation.parameters, arguments, "").map_err(|error| match error {
        Malformed::Missing { place } => format!("{place} is missing; {op} takes {}", names(operation.parameters)),
        Malformed::Parameter { place, family } => {
            format!("{place} is missing; {} takes {}", family.name, names(family.parameters))
        }
        Malformed::Stranger { place, family } => {
            format!("{place} is no parameter; {} takes {}", family.name, names(family.parameters))
        }
        Malformed::NotNumber { place, found } => format!("{place} is not a number: {found}"),
        Malformed::NotWhole { place, found } => format!("{place} is not a whole number up to 2^53: {found}"),
        Malformed::NotList { place, found } => format!("{place} is not a list: {found}"),
        Malformed::NotDistribution { place, found } => {
            format!("{place} is not a distribution, an object with a family and its parameters: {found}")
        }
        Malformed::NotFamily { place, found } => format!("{place} is not the name of a family: {found}"),
    })?;
    Ok(Request::Evaluate { operation, values })
}

fn names(parameters: &[Parameter]) -> String {
    parameters.iter().map(|parameter| parameter.name).collect::<Vec<_>>().join(", ")
}

/// What is wrong with an argument.
enum Malformed {
    Missing { place: String },
    Parameter { place: String, family: &'static Family },
    Stranger { place: String, family: &'static Family },
    NotNumber { place: String, found: Json },
    NotWhole { place: String, found: Json },
    NotList { place: String, found: Json },
    NotDistribution { place: String, found: Json },
    NotFamily { place: String, found: Json },
}

/// The arguments of an operation, or the parameters of a distribution at `prefix`.
fn values(parameters: &[Parameter], fields: &Map<String, Json>, prefix: &str) -> Result<Vec<Value>, Malformed> {
    let one = |parameter: &Parameter| {
        let place = format!("{prefix}{}", parameter.name);
        match fields.get(parameter.name) {
            Some(json) => value(parameter.domain, place, json),
            None => Err(Malformed::Missing { place }),
        }
    };
    parameters.iter().map(one).collect()
}

fn distribution(place: &str, json: &Json) -> Result<Distribution, Malformed> {
    let fields =
        json.as_object().ok_or_else(|| Malformed::NotDistribution { place: place.to_owned(), found: json.clone() })?;
    let name = fields.get("family").ok_or_else(|| Malformed::Missing { place: format!("{place}.family") })?;
    let not_family = || Malformed::NotFamily { place: format!("{place}.family"), found: name.clone() };
    let family = name.as_str().and_then(Family::named).ok_or_else(not_family)?;
    let known =
        |field: &String| field == "family" || family.parameters.iter().any(|known| known.name == field.as_str());
    if let Some(stranger) = fields.keys().find(|field| !known(field)) {
        return Err(Malformed::Stranger { place: format!("{place}.{stranger}"), family });
    }
    let parameters = values(family.parameters, fields, &format!("{place}.")).map_err(|error| match error {
        Malformed::Missing { place } => Malformed::Parameter { place, family },
        other => other,
    })?;
    Ok(Distribution { family, parameters })
}

fn value(domain: Domain, name: String, json: &Json) -> Result<Value, Malformed> {
    Ok(match domain.shape() {
        Shape::Number => {
            let number = number(name.clone(), json)?;
            let whole = number.fract() == 0.0 && (0.0..=2f64.powi(53)).contains(&number);
            if matches!(domain, Domain::Count | Domain::Trials) && !whole {
                return Err(Malformed::NotWhole { place: name, found: json.clone() });
            }
            number.into()
        }
        Shape::Distribution => Value::Distribution(distribution(&name, json)?),
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

/// The value of an operation as the protocol writes it: a number, or the list of a vector's.
#[must_use]
pub fn answer_to_json(operation: &Operation, values: &[f64]) -> Json {
    match values {
        &[value] if !operation.is_vector => number_to_json(value),
        _ => Json::Array(values.iter().copied().map(number_to_json).collect()),
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
        Value::Distribution(Distribution { family, parameters }) => {
            let names = family.parameters.iter().map(|parameter| parameter.name.to_owned());
            let fields = names.zip(parameters.iter().map(value_to_json));
            Json::Object([("family".to_owned(), json!(family.name))].into_iter().chain(fields).collect())
        }
    }
}
