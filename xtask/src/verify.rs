//! `cargo xtask verify`: the catalogue, checked.
//!
//! The checking, its options and its help are the harness's; here is only what must come before.

use std::ffi::OsString;

use crate::{Outcome, cargo, toolchain};

/// Runs the harness's `verify` with `args` as they are.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::prepare()?;
    cargo::run(cargo::harness("verify", args))
}
