//! `cargo xtask test`: the workspace's tests, as CI runs them.
//!
//! Plain `cargo test --workspace`: libraries, binaries, test targets and doc tests. Not
//! `--all-targets`, which would leave the doc tests out.

use std::ffi::OsString;
use std::process::Command;

use crate::{Outcome, bless, cargo, toolchain};

/// Runs every test; cargo's own closing lines say how it went.
pub(crate) fn run(args: &[OsString]) -> Outcome {
    toolchain::check()?;
    cargo::run(command(args))
}

/// `args` end up behind cargo's own, so that a `--` in them still divides cargo's from the tests'.
fn command(args: &[OsString]) -> Command {
    let mut command = cargo::cargo(["test", "--workspace"]);
    command.args(args);
    bless::never_write(&mut command);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_follow_verbatim() {
        let command = command(&["-p", "kullback", "--", "--nocapture"].map(OsString::from));
        let words: Vec<_> = command.get_args().collect();
        assert_eq!(words, ["test", "--workspace", "-p", "kullback", "--", "--nocapture"]);
    }

    #[test]
    fn golden_files_are_never_written() {
        let command = command(&[]);
        let value = |name: &str| command.get_envs().find(|(key, _)| *key == name).unwrap().1;
        assert_eq!(value("INSTA_UPDATE"), Some("no".as_ref()));
        assert_eq!(value("KULLBACK_BLESS"), None);
    }
}
