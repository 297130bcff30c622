//! `cargo xtask audit`: the worst input of an implementation.
//!
//! The search, its options and its help are the harness's; here is only what must come before.

use std::ffi::OsString;

use crate::{Outcome, cargo, toolchain};

/// Runs the harness's `audit` with `args` as they are, in the place of this process.
///
/// In its place, because Ctrl-C reaches every process of a terminal: the harness then writes down what it has found, and a
/// parent that had died of it would give the terminal back before that.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::prepare()?;
    cargo::replace(cargo::harness("audit", args))
}
