//! The lines of the protocol, from the side that asks.

use crate::audit::subject::{Answer, Fault, FaultKind};
use crate::point::Value;
use crate::protocol::value_to_json;
use crate::vocabulary::Operation;
use serde_json::{Map, Value as Json, json};

/// How much of a line is shown.
const SHOWN: usize = 200;

/// The request for what the program can do.
pub(super) fn capabilities_request() -> String {
    json!({"id": 0, "op": "capabilities"}).to_string()
}

/// A request for an operation, by the name that the program knows it by.
pub(super) fn request(id: u64, name: &str, operation: &Operation, values: &[Value]) -> String {
    let names = operation.parameters.iter().map(|parameter| parameter.name.to_owned());
    let args: Map<String, Json> = names.zip(values.iter().map(value_to_json)).collect();
    json!({"id": id, "op": name, "args": args}).to_string()
}

/// What a line answers to the request of that id. A line with the right id that says nothing readable is a faulty answer.
///
/// # Errors
/// If it answers another request, or none: what comes after it cannot be trusted.
pub(super) fn answer(id: u64, line: &[u8]) -> Result<Answer, Fault> {
    let fields = fields(id, line)?;
    let said = |name: &str| fields.get(name).filter(|said| !said.is_null());
    Ok(if let Some(error) = said("error") {
        Answer::Refusal(error.as_str().map_or_else(|| error.to_string(), str::to_owned))
    } else if said("unsupported") == Some(&Json::Bool(true)) {
        Answer::Unsupported
    } else {
        said("value")
            .and_then(numbers)
            .map_or_else(|| Answer::Fault(garbage("no value that can be read", line)), Answer::Value)
    })
}

/// The fields of the answer to the request of that id.
///
/// # Errors
/// If the line is no such answer.
pub(super) fn fields(id: u64, line: &[u8]) -> Result<Map<String, Json>, Fault> {
    let text = String::from_utf8_lossy(line);
    let json = parse(&text).map_err(|error| garbage(&format!("not JSON, {error}"), line))?;
    let Json::Object(fields) = json else { return Err(garbage("not an object", line)) };
    // A language whose only numbers are floating-point may give back 7 as 7.0.
    match fields.get("id").map(|found| (found, found.as_f64())) {
        Some((_, Some(found))) if found == id as f64 => Ok(fields),
        Some((_, Some(found))) if found < id as f64 => {
            let detail = format!("answered request {found} again where {id} was due: {}", shown(line));
            Err(Fault { kind: FaultKind::Flood, detail })
        }
        Some((found, _)) => {
            let detail = format!("answered request {found} where {id} was due: {}", shown(line));
            Err(Fault { kind: FaultKind::WrongId, detail })
        }
        None => Err(garbage("no id", line)),
    }
}

/// JSON, and what Python's `json.dumps` makes of floats that JSON has no number for: the bare words `NaN`, `Infinity` and `-Infinity`. That
/// is a slip, but a clear one.
fn parse(text: &str) -> serde_json::Result<Json> {
    serde_json::from_str(text).or_else(|error| serde_json::from_str(&quote_bare_words(text)).map_err(|_| error))
}

fn quote_bare_words(text: &str) -> String {
    let quote = |outside: &str| {
        outside.replace("-Infinity", r#""-inf""#).replace("Infinity", r#""inf""#).replace("NaN", r#""nan""#)
    };
    // Every other part lies within a string, as long as no quote is escaped: a line with such a quote and a bare word is not understood.
    let parts = text.split('"').enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 0 { quote(part) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("\"")
}

/// The value of an operation: one number, or the numbers of a vector.
fn numbers(value: &Json) -> Option<Vec<f64>> {
    match value {
        Json::Array(entries) => entries.iter().map(number).collect(),
        one => Some(vec![number(one)?]),
    }
}

fn number(json: &Json) -> Option<f64> {
    match json.as_str() {
        Some("inf") => Some(f64::INFINITY),
        Some("-inf") => Some(f64::NEG_INFINITY),
        Some("nan") => Some(f64::NAN),
        _ => json.as_f64(),
    }
}

fn garbage(what: &str, line: &[u8]) -> Fault {
    Fault { kind: FaultKind::Garbage, detail: format!("{what}: {}", shown(line)) }
}

/// A line, shortened.
pub(super) fn shown(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(&line[..line.len().min(SHOWN)]).trim_end().to_owned();
    if line.len() > SHOWN { text + " …" } else { text }
}
