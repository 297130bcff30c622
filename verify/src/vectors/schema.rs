//! The schema of the files of test vectors.

use super::DIGITS;
use super::mistake::MISTAKES;
use serde_json::{Value as Json, json};

/// Raised whenever a field changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// The schema, as JSON Schema has it (draft 2020-12).
#[must_use]
pub fn schema() -> Json {
    let names: Vec<&str> = MISTAKES.iter().map(|mistake| mistake.name).collect();
    let one_or_all = |of: &str, description: &str| {
        let of = json!({"$ref": of});
        json!({"description": description, "anyOf": [of, {"type": "array", "items": of}]})
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kullback's test vectors",
        "type": "object",
        "required": ["schema", "operations"],
        "additionalProperties": false,
        "properties": {
            "schema": {"const": SCHEMA},
            "operations": {"type": "array", "items": {"$ref": "#/$defs/operation"}},
        },
        "$defs": {
            "operation": {
                "type": "object",
                "required": ["name", "vectors"],
                "additionalProperties": false,
                "properties": {
                    "name": {"type": "string", "description": "as the audit protocol has it"},
                    "vectors": {"type": "array", "items": {"$ref": "#/$defs/vector"}},
                },
            },
            "vector": {
                "type": "object",
                "required": ["args", "hex", "value", "value_hex", "digits", "catches"],
                "additionalProperties": false,
                "properties": {
                    "args": {
                        "type": "object",
                        "additionalProperties": {"$ref": "#/$defs/argument"},
                        "description": "by name; a decimal stands for the f64 nearest to it, and the value is exact there",
                    },
                    "hex": {"type": "string", "description": "the same in order, as hex floats"},
                    "value": one_or_all("#/$defs/number", "the f64 nearest to the value, or those of a list"),
                    "value_hex": one_or_all("#/$defs/text", "the same as hex floats"),
                    "digits": one_or_all("#/$defs/text", &format!("the value to {DIGITS} digits, rounded correctly")),
                    "catches": {
                        "type": "array",
                        "items": {"enum": names},
                        "description": "the mistakes that lead to another value here",
                    },
                },
            },
            "argument": {
                "description": "a number, a list, a list of rows, or a distribution: a family and its parameters",
                "anyOf": [
                    {"$ref": "#/$defs/number"},
                    {"type": "array", "items": {"$ref": "#/$defs/argument"}},
                    {
                        "type": "object",
                        "required": ["family"],
                        "properties": {"family": {"type": "string"}},
                        "additionalProperties": {"$ref": "#/$defs/argument"},
                    },
                ],
            },
            "number": {"anyOf": [{"type": "number"}, {"enum": ["inf", "-inf"]}]},
            "text": {"type": "string"},
        },
    })
}

/// The file.
#[must_use]
pub fn text() -> String {
    serde_json::to_string_pretty(&schema()).expect("the schema is made of JSON") + "\n"
}
