//! `cargo xtask ledger`: what the sources say, number by number, and what becomes of it.
//!
//! The checking, its options and its help are the harness's; here is only what must come before.

use std::ffi::OsString;

use crate::{Outcome, cargo, toolchain};

/// Runs the harness's `ledger` with `args` as they are.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::prepare()?;
    cargo::run(cargo::harness("ledger", args))
}
