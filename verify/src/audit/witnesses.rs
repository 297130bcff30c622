//! The worst inputs that earlier audits found, of every subject: what one implementation fails on is where to look in the next.

use super::report::Report;
use crate::corpus::line;
use crate::point::Value;
use crate::vocabulary::Operation;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The committed reports, from the workspace's root.
pub const FOLDER: &str = "snapshots/audit";

/// The inputs of each operation, as the reports have them. If those cannot be read there are none: they are a help, not a claim.
static FOUND: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for report in reports().unwrap_or_default() {
        for row in report.rows {
            let wrong = row.wrong.iter().map(|wrong| &wrong.witness);
            let inputs = row.witness.iter().chain(wrong).map(|finding| finding.hex.clone());
            found.entry(row.operation.clone()).or_default().extend(inputs);
        }
    }
    found
});

/// The committed reports, in the order of their names: ours first.
///
/// # Errors
/// If a file cannot be read, or is no report.
pub fn reports() -> Result<Vec<Report>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER);
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(|file| Some(file.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|extension| extension == "json")).collect();
    files.sort_by_key(|file| (!file.ends_with("fast.json"), file.clone()));
    files.iter().map(|file| read(file)).collect()
}

/// A report from a file.
///
/// # Errors
/// If the file cannot be read, or is no report.
pub fn read(file: &Path) -> Result<Report, String> {
    let placed = |problem: &dyn Display| format!("{}: {problem}", file.display());
    let text = fs::read_to_string(file).map_err(|error| placed(&error))?;
    serde_json::from_str(&text).map_err(|error| placed(&error))
}

/// The inputs of an operation on which some subject was worst.
#[must_use]
pub fn of(operation: &'static Operation) -> Vec<Vec<Value>> {
    let lines = FOUND.get(operation.name).into_iter().flatten();
    lines.filter_map(|arguments| line::parse_arguments(operation, arguments).ok()).collect()
}
