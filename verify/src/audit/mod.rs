//! The audit: how wrong an implementation is, and on which input.
//!
//! A [`Subject`](subject::Subject) answers requests. A [`campaign`] has a [`search`] on every [`chart`] of every operation that the
//! subject offers: it draws inputs there, moves from the worst ones to their neighbours ([`mutation`]), and holds each answer
//! against the [`exact`] value, which gives it a [`grade`]. What is left is a [`report`] of the worst input of each operation: a lower bound of the
//! error there is.

pub mod campaign;
pub mod chart;
pub mod exact;
pub mod grade;
pub mod in_process;
pub mod mutation;
pub mod part;
pub mod program;
pub mod replay;
pub mod report;
pub mod roster;
pub mod search;
pub mod subject;
pub mod witnesses;

use crate::vocabulary::families::CLAIMED;
use crate::vocabulary::{Operation, on_numbers};

/// Every operation that can be audited, in the order of the reports.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    on_numbers().chain(CLAIMED.iter().copied())
}

/// The operation of that name.
#[must_use]
pub fn operation(name: &str) -> Option<&'static Operation> {
    operations().find(|operation| operation.name == name)
}

/// The operations that have one of these names, or are of a family or a module of that name; all of them if there are no names.
///
/// # Errors
/// If a name stands for nothing, with the names that are near it.
pub fn selected(names: &[String]) -> Result<Vec<&'static Operation>, String> {
    let is_meant = |operation: &Operation, name: &str| {
        operation.name == name || operation.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
    };
    if let Some(unknown) = names.iter().find(|name| operations().all(|operation| !is_meant(operation, name))) {
        return Err(unknown_name(unknown));
    }
    let wanted =
        |operation: &&'static Operation| names.is_empty() || names.iter().any(|name| is_meant(operation, name));
    Ok(operations().filter(wanted).collect())
}

fn unknown_name(name: &str) -> String {
    let mut near: Vec<(f64, &str)> =
        operations().map(|operation| (strsim::jaro_winkler(name, operation.name), operation.name)).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let near: Vec<&str> = near.into_iter().take(5).map(|(_, name)| name).collect();
    format!("no operation, family or module is called {name:?}; near it are {}", near.join(", "))
}
