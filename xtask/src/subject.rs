//! `cargo xtask subject`: our own crates, under audit.
//!
//! Standard input and output belong to the protocol from the first byte: they are inherited, and
//! nothing but the subject's answers is ever written to standard output.

use std::ffi::OsString;

use crate::{Outcome, cargo, toolchain};

/// Runs the harness's `subject` with `args`, its name first, as they are.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::prepare()?;
    cargo::run(cargo::harness("subject", args))
}
