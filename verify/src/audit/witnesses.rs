//! The worst inputs that earlier audits found, of every subject: what one implementation fails on is where to look in the next.

use super::report::Report;
use crate::corpus::line;
use crate::point::Value;
use crate::vocabulary::Operation;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The committed reports, from the workspace's root.
pub const FOLDER: &str = "snapshots/audit";

/// The inputs of each operation, as the reports have them. A report that cannot be read is passed over: its inputs are a help, not a claim.
static FOUND: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for report in reports() {
        for row in report.rows {
            let wrong = row.wrong.iter().map(|wrong| &wrong.witness);
            let inputs = row.witness.iter().chain(wrong).map(|finding| finding.hex.clone());
            found.entry(row.operation.clone()).or_default().extend(inputs);
        }
    }
    found
});

/// The committed reports, in the order of their names.
#[must_use]
pub fn reports() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER);
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    files.iter().filter_map(|file| serde_json::from_str(&fs::read_to_string(file).ok()?).ok()).collect()
}

/// The inputs of an operation on which some subject was worst.
#[must_use]
pub fn of(operation: &'static Operation) -> Vec<Vec<Value>> {
    let lines = FOUND.get(operation.name).into_iter().flatten();
    lines.filter_map(|arguments| line::parse_arguments(operation, arguments).ok()).collect()
}
