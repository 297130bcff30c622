//! Reports in the formats that people and programs read.

pub mod audit;
mod json;
mod junit;
pub mod ledger;
mod text;

use crate::point::{Distribution, Value};
use crate::report::{Failure, Report};
use crate::run::hexadecimal;
use std::fmt::Write;

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A table to read, the errata, and a closing line.
    Text,
    /// One object, versioned by its `schema`.
    Json,
    /// What continuous integration reads.
    Junit,
}

/// The report, in that format.
#[must_use]
pub fn render(report: &Report, format: Format) -> String {
    match format {
        Format::Text => text::render(report),
        Format::Json => json::render(report),
        Format::Junit => junit::render(report),
    }
}

/// The entries of an input that a failure shows; the rest is a replay away.
const SHOWN_ENTRIES: usize = 32;

/// Everything needed to see a failure again.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    let mut text = format!("{}, {}: {}\n", failure.what, failure.place, failure.explanation);
    for (name, value) in &failure.inputs {
        writeln!(text, "    {name} = {}", input(value)).expect("writing to a string does not fail");
    }
    write!(text, "    replay: {}", failure.command).expect("writing to a string does not fail");
    text
}

/// An input in decimal and in bits; exactly, where the `f64` is not the number itself.
fn input(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.exact() {
            Ok(exact) if !number.is_representable() => format!("{exact} ≈ {}", hexadecimal(number.nearest())),
            _ => hexadecimal(number.nearest()),
        },
        Value::Vector(vector) => {
            let marker = if vector.is_representable() { "" } else { "≈ " };
            format!("{marker}{}", entries(vector.nearest()))
        }
        Value::Rows(rows) => {
            let marker = if rows.is_representable() { "" } else { "≈ " };
            let rows: Vec<String> = rows.nearest().iter().map(|row| entries(row)).collect();
            format!("{marker}[{}]", rows.join(", "))
        }
        Value::Distribution(Distribution { family, parameters }) => {
            let named = family.parameters.iter().zip(parameters);
            let parameters: Vec<String> =
                named.map(|(parameter, value)| format!("{} = {}", parameter.name, input(value))).collect();
            format!("{}({})", family.name, parameters.join(", "))
        }
    }
}

fn entries(values: &[f64]) -> String {
    let shown: Vec<String> = values.iter().take(SHOWN_ENTRIES).map(|&value| hexadecimal(value)).collect();
    let more = values.len().saturating_sub(SHOWN_ENTRIES);
    let more = if more == 0 { String::new() } else { format!(", … {more} more") };
    format!("[{}{more}]", shown.join(", "))
}

/// How a count of things reads: `1 case`, `2 cases`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
