//! `cargo xtask bench`: the fast crate beside its peers.
//!
//! The measuring, its options and its help are those of `xtask/peers`, a workspace of its own: the peers have C in them,
//! and dependencies that nothing else here has.

use std::ffi::OsString;
use std::process::Command;

use crate::{Outcome, cargo, toolchain};

/// Builds the peers and measures, with `args` as they are.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::PEERS.check()?;
    cargo::run(command(args))
}

/// Not `--quiet`: the first build takes minutes, and cargo shows on standard error how far it is.
fn command(args: &[OsString]) -> Command {
    let mut command = cargo::cargo(["run", "--release", "--manifest-path"]);
    command.arg(cargo::workspace_root().join("xtask/peers/Cargo.toml"));
    command.arg("--").args(args);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_follow_verbatim() {
        let command = command(&["kl", "--", "--help"].map(OsString::from));
        let words: Vec<_> = command.get_args().collect();
        assert_eq!(words[4..], ["--", "kl", "--", "--help"]);
    }

    #[test]
    fn the_peers_are_where_they_are_looked_for() {
        let command = command(&[]);
        let manifest = command.get_args().nth(3).unwrap();
        assert!(std::path::Path::new(manifest).exists(), "{manifest:?}");
    }
}
