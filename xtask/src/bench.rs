//! `cargo xtask bench`: criterion, on the fast crate.
//!
//! The fast crate has no C in it, so this works on a machine that cannot build GMP.

use std::ffi::OsString;

use crate::{Outcome, cargo};

/// Runs `cargo bench` with `args` as they are.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    let mut command = cargo::cargo(["bench", "--package", "kullback"]);
    command.args(args);
    cargo::run(command)
}
