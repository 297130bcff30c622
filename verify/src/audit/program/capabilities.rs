//! What a program says it can do, and by which name it is asked for an operation.

use crate::audit::subject::Identity;
use crate::vocabulary::Operation;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// The answer to `capabilities`.
#[derive(Debug, Deserialize)]
pub(super) struct Capabilities {
    /// Its name and version.
    #[serde(flatten)]
    pub(super) identity: Identity,
    /// The operations it claims to compute.
    ops: HashSet<String>,
    /// What it calls for some of them, in its own words.
    #[serde(default)]
    calls: HashMap<String, String>,
}

impl Capabilities {
    /// The name to ask for an operation by, `None` if it is not offered. What is claimed of one family, as `normal.kl` is, is asked as
    /// the operation on any, `family.kl`, unless the program knows only the special one.
    pub(super) fn name_of(&self, operation: &Operation) -> Option<String> {
        names(operation).into_iter().find(|name| self.ops.contains(name))
    }

    /// What is called for an operation: what is said of the special one first.
    pub(super) fn call(&self, operation: &Operation) -> &str {
        names(operation).iter().rev().find_map(|name| self.calls.get(name)).map_or("", String::as_str)
    }
}

/// The names of an operation, the one to prefer in a request first.
fn names(operation: &Operation) -> Vec<String> {
    let own = operation.name.to_owned();
    match operation.name.rsplit_once('.') {
        Some((_, on_any)) if operation.is_on_distributions() => vec![format!("family.{on_any}"), own],
        _ => vec![own],
    }
}
