//! The audit protocol for subjects written in Rust: one JSON request a line, one answer a line.
//!
//! A subject is a table: the vocabulary's name of an operation, what is called for it, in words, and a function of its arguments.

use serde_json::{Map, Value, json};
use std::io::{self, BufRead, Write};
use std::panic;

/// Why there is no value.
#[derive(Debug)]
pub enum Refusal {
    /// The crate has no such operation for these arguments.
    Unsupported,
    /// The crate refuses them, or they cannot be read.
    Error(String),
}

impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.to_string())
    }
}

/// What an operation answers.
pub type Answer = Result<f64, Refusal>;

/// An operation: its name in the vocabulary, what is called for it, in words, and the call.
pub type Operation = (&'static str, &'static str, fn(&Arguments) -> Answer);

/// The arguments of a request, or the family and the parameters of a distribution, by name.
#[derive(Debug)]
pub struct Arguments(Map<String, Value>);

impl Arguments {
    fn field(&self, name: &str) -> Result<&Value, Refusal> {
        self.0.get(name).ok_or_else(|| Refusal::Error(format!("{name} is missing")))
    }

    /// A number.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn number(&self, name: &str) -> Result<f64, Refusal> {
        number(self.field(name)?)
    }

    /// A list of numbers.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn vector(&self, name: &str) -> Result<Vec<f64>, Refusal> {
        vector(self.field(name)?)
    }

    /// A list of lists of numbers.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn rows(&self, name: &str) -> Result<Vec<Vec<f64>>, Refusal> {
        list(self.field(name)?)?.iter().map(vector).collect()
    }

    /// A distribution: its family, and its parameters.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn distribution(&self, name: &str) -> Result<(String, Self), Refusal> {
        let fields =
            self.field(name)?.as_object().ok_or_else(|| Refusal::Error(format!("{name} is no distribution")))?;
        let family = fields.get("family").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok((family, Self(fields.clone())))
    }
}

fn number(value: &Value) -> Result<f64, Refusal> {
    let number = match value.as_str() {
        Some("inf") => Some(f64::INFINITY),
        Some("-inf") => Some(f64::NEG_INFINITY),
        Some("nan") => Some(f64::NAN),
        _ => value.as_f64(),
    };
    number.ok_or_else(|| Refusal::Error(format!("not a number: {value}")))
}

fn list(value: &Value) -> Result<&Vec<Value>, Refusal> {
    value.as_array().ok_or_else(|| Refusal::Error(format!("not a list: {value}")))
}

fn vector(value: &Value) -> Result<Vec<f64>, Refusal> {
    list(value)?.iter().map(number).collect()
}

fn number_to_json(value: f64) -> Value {
    if value.is_finite() {
        json!(value)
    } else if value.is_nan() {
        json!("nan")
    } else {
        json!(if value > 0.0 { "inf" } else { "-inf" })
    }
}

/// The version of a dependency, by the lock file.
#[must_use]
pub fn version(of: &str) -> &'static str {
    let named = format!("name = \"{of}\"\nversion = \"");
    let rest = include_str!("../Cargo.lock").split_once(&named).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split('"').next()).unwrap_or("unknown")
}

/// Answers every line of the input until it ends.
///
/// # Errors
/// If the input cannot be read or the output cannot be written.
pub fn serve(crate_name: &str, operations: &[Operation]) -> io::Result<()> {
    // What panics is answered as an error; nobody reads a backtrace.
    panic::set_hook(Box::new(|_| {}));
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        if !text.trim().is_empty() {
            writeln!(output, "{}", answer(&text, crate_name, operations))?;
            output.flush()?;
        }
        line.clear();
    }
    Ok(())
}

/// The answer to a line, whatever is in it.
fn answer(line: &str, crate_name: &str, operations: &[Operation]) -> Value {
    let request: Value = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return json!({"id": null, "error": format!("not JSON: {error}")}),
    };
    let id = request.get("id").cloned().unwrap_or(Value::Null);
    let Some(op) = request.get("op").and_then(Value::as_str) else {
        return json!({"id": id, "error": "a request is an object, and its op a string"});
    };
    if op == "capabilities" {
        let names: Vec<&str> = operations.iter().map(|(name, ..)| *name).collect();
        let calls: Map<String, Value> =
            operations.iter().map(|(name, words, _)| ((*name).to_owned(), json!(words))).collect();
        return json!({"id": id, "ops": names, "name": crate_name, "version": version(crate_name), "calls": calls});
    }
    let Some((.., call)) = operations.iter().find(|(name, ..)| *name == op) else {
        return json!({"id": id, "unsupported": true});
    };
    match evaluate(*call, request.get("args")) {
        Ok(value) => json!({"id": id, "value": number_to_json(value)}),
        Err(Refusal::Unsupported) => json!({"id": id, "unsupported": true}),
        Err(Refusal::Error(error)) => json!({"id": id, "error": error}),
    }
}

fn evaluate(call: fn(&Arguments) -> Answer, args: Option<&Value>) -> Answer {
    let fields = args.map_or_else(|| Some(Map::new()), |args| args.as_object().cloned());
    let arguments = Arguments(fields.ok_or_else(|| Refusal::Error("args is not an object".to_owned()))?);
    panic::catch_unwind(|| call(&arguments)).unwrap_or_else(|cause| {
        let said = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
        Err(Refusal::Error(format!("it panics: {}", said.unwrap_or("without a word"))))
    })
}
