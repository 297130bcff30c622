//! The files of test vectors: which there are, how they are written, and how they are read.

use super::mistake::MISTAKES;
use super::schema::{self, SCHEMA};
use super::{Certified, TestVector, page, selection};
use crate::corpus::line::Line;
use crate::point::Value;
use crate::protocol::{number_to_json, value_to_json};
use crate::run::operations;
use crate::vocabulary::Operation;
use fhex::ToHex;
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A file: its path below the folder of the vectors, and its text.
pub type File = (String, String);

/// All files of the folder, by path.
#[must_use]
pub fn all() -> Vec<File> {
    let of_operations: Vec<&'static Operation> = operations().collect();
    let chosen: Vec<(&Operation, Vec<TestVector>)> =
        of_operations.into_par_iter().map(|operation| (operation, selection::vectors(operation))).collect();
    let mut files: BTreeMap<String, Vec<(&Operation, Vec<TestVector>)>> = BTreeMap::new();
    let page = page::render(&chosen);
    for (operation, vectors) in chosen {
        files.entry(path(operation)).or_default().push((operation, vectors));
    }
    let files = files.into_iter().map(|(path, operations)| (path, text(&operations)));
    files.chain([("schema.json".to_owned(), schema::text()), ("README.md".to_owned(), page)]).collect()
}

/// The file that an operation is in: one for each on vectors, for each family or pair of families, and for each module of methods.
#[must_use]
pub fn path(operation: &Operation) -> String {
    match operation.name.rsplit_once('.') {
        None => format!("operations/{}.json", operation.name),
        Some((families, _)) if operation.is_on_distributions() => format!("families/{families}.json"),
        Some((module, _)) => format!("methods/{module}.json"),
    }
}

/// The arguments as a line of the corpus has them.
#[must_use]
pub fn hexadecimal(operation: &Operation, values: &[Value]) -> String {
    let line = Line { values: values.to_vec(), ulps: 0.0, subject: String::new() }.print(operation);
    line.split_once(" # ").map_or(line.clone(), |(arguments, _)| arguments.to_owned())
}

/// The arguments that such a text stands for.
///
/// # Errors
/// What is wrong with the text.
pub fn values(operation: &Operation, hexadecimal: &str) -> Result<Vec<Value>, String> {
    Line::parse(operation, &format!("{hexadecimal} # 0 ULP, ")).map(|line| line.values)
}

/// One vector a handful of lines, so that a change shows where it is.
fn text(operations: &[(&Operation, Vec<TestVector>)]) -> String {
    let mut text = format!("{{\n  \"schema\": {SCHEMA},\n  \"operations\": [");
    for (index, (operation, vectors)) in operations.iter().enumerate() {
        let separator = if index == 0 { "" } else { "," };
        let vectors: Vec<String> = vectors.iter().map(|vector| entry(operation, vector)).collect();
        let name = json!(operation.name);
        write!(
            text,
            "{separator}\n    {{\n      \"name\": {name},\n      \"vectors\": [{}\n      ]\n    }}",
            vectors.join(",")
        )
        .expect("writing to a string does not fail");
    }
    text + "\n  ]\n}\n"
}

fn entry(operation: &Operation, vector: &TestVector) -> String {
    let fields = fields(operation, vector);
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("          {}: {value}", json!(name))).collect();
    format!("\n        {{\n{}\n        }}", lines.join(",\n"))
}

fn fields(operation: &Operation, vector: &TestVector) -> Vec<(&'static str, Json)> {
    let names = operation.parameters.iter().map(|parameter| parameter.name.to_owned());
    let arguments: Map<String, Json> = names.zip(vector.values.iter().map(value_to_json)).collect();
    let one_or_all = |of: fn(&Certified) -> Json| match &vector.exact[..] {
        [number] if !operation.is_vector => of(number),
        numbers => numbers.iter().map(of).collect(),
    };
    let listed = |name: &&str| vector.catches.contains(name);
    let catches: Vec<&str> = MISTAKES.iter().map(|mistake| mistake.name).filter(listed).collect();
    vec![
        ("args", Json::Object(arguments)),
        ("hex", json!(hexadecimal(operation, &vector.values))),
        ("value", one_or_all(|number| number_to_json(number.value))),
        ("value_hex", one_or_all(|number| json!(number.value.to_hex()))),
        ("digits", one_or_all(|number| json!(number.digits))),
        ("catches", json!(catches)),
    ]
}
