//! The corpus: the worst inputs that were ever found for an operation. They are kept beside it, replayed before anything else, and
//! only ever added to.
//!
//! `crates/kullback/worst/kl.txt` has a line for each, sorted:
//!
//! ```text
//! p=[0x1p-1 0x1p-1] q=[0x1p-2 0x1.8p-1] # 0.47 ULP, kullback 0.1.0
//! ```
//!
//! Numbers are hex floats, so that a line says which bits it means. After the `#` stand the error that was measured and the
//! implementation that made it: ours, as [`promote`] writes it, or another one, on which an audit found it. Either is history, and is
//! not rewritten when a later version does better.
//!
//! What was *found* goes here, measured, in the file of the operation that it was found on. What was *thought of*, an edge of a domain
//! or an input that must be refused, is in [`known`](crate::known), with its reason and for all operations of a kind; a finding that is
//! there already is not repeated here.

pub mod line;
pub mod promote;

use crate::point::Value;
use crate::vocabulary::Operation;
use line::Line;

/// An input from the corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The line that it is on, from one.
    pub line: usize,
    /// The arguments.
    pub values: Vec<Value>,
}

/// The file of an operation, from the workspace's root.
#[must_use]
pub fn file(operation: &Operation) -> String {
    format!("crates/kullback/worst/{}.txt", operation.name)
}

/// The inputs in an operation's file, as it was when the harness was built.
///
/// # Errors
/// The file, the line and what is wrong with it.
pub fn entries(operation: &Operation) -> Result<Vec<Entry>, String> {
    let found = FILES.binary_search_by_key(&operation.name, |(name, _)| name);
    read(operation, found.map_or("", |index| FILES[index].1))
}

include!(concat!(env!("OUT_DIR"), "/worst.rs"));

/// The inputs in a text: lines in ascending order, none twice.
///
/// # Errors
/// The file, the line and what is wrong with it.
pub fn read(operation: &Operation, text: &str) -> Result<Vec<Entry>, String> {
    let mut previous = "";
    let mut entries = Vec::new();
    for (index, text) in text.lines().enumerate() {
        let line = index + 1;
        let placed = |problem: String| format!("{}:{line}: {problem}", file(operation));
        let values = Line::parse(operation, text).map_err(placed)?.values;
        let arguments = line::arguments(text);
        if arguments == previous {
            return Err(placed("these arguments are on the line before".to_owned()));
        }
        if arguments < previous {
            return Err(placed("this line sorts before the one above".to_owned()));
        }
        previous = arguments;
        entries.push(Entry { line, values });
    }
    Ok(entries)
}
