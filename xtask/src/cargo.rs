//! Building cargo's command lines and running them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use crate::Outcome;

/// The cargo that started xtask, so that a `+toolchain` holds all the way down.
pub(crate) fn cargo<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

/// One command of the harness, with its arguments as they were given.
///
/// It runs in the caller's directory, so that a relative path in `args` means what it says there.
pub(crate) fn harness(name: &str, args: &[OsString]) -> Command {
    let mut command = cargo(["run", "--quiet", "--package", "kullback-verify"]);
    command.args(["--bin", "kullback-verify", "--", name]);
    command.args(args);
    command
}

/// Runs a command to its end and passes its exit status on.
pub(crate) fn run(mut command: Command) -> Outcome {
    status(&mut command).map(exit_code)
}

/// Becomes a command, where processes can: else runs it to its end.
pub(crate) fn replace(mut command: Command) -> Outcome {
    #[cfg(unix)]
    {
        let error = std::os::unix::process::CommandExt::exec(&mut command);
        Err(format!("cannot run {command:?}: {error}"))
    }
    #[cfg(not(unix))]
    run(command)
}

/// Runs a command to its end. Failing to start it is the only error: how it ended is for the caller.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus, String> {
    command.status().map_err(|error| format!("cannot run {command:?}: {error}"))
}

/// The status to exit with: the child's own, or what a shell reports for one that a signal ended.
pub(crate) fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(exit_byte(status))
}

fn exit_byte(status: ExitStatus) -> u8 {
    status
        .code()
        .or_else(|| signal(status).map(|number| 128 + number))
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1)
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// The workspace's root.
///
/// Asked of the environment first: cargo sets the variable on every run, and it stays true when the
/// checkout was moved, or the target directory is shared, since xtask was compiled.
pub(crate) fn workspace_root() -> PathBuf {
    let package =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_harness_gets_its_arguments_verbatim() {
        let given = ["--help", "--", "", "a b", "--filter=\"x\""].map(OsString::from);
        let command = harness("verify", &given);
        let words: Vec<&OsStr> = command.get_args().collect();
        let (ours, theirs) = words.split_at(words.len() - given.len());
        assert_eq!(theirs, given);
        assert_eq!(ours.join(OsStr::new(" ")), "run --quiet --package kullback-verify --bin kullback-verify -- verify");
    }

    #[test]
    fn a_command_that_cannot_start_is_named() {
        let mut command = Command::new("no-such-program-anywhere");
        let message = status(command.arg("--flag")).unwrap_err();
        assert!(message.contains(r#""no-such-program-anywhere" "--flag""#), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn exit_statuses_pass_through_and_signals_count_from_128() {
        let ends = |script| {
            let mut shell = Command::new("sh");
            exit_byte(status(shell.args(["-c", script])).unwrap())
        };
        assert_eq!(ends("exit 0"), 0);
        assert_eq!(ends("exit 101"), 101);
        assert_eq!(ends("kill -9 $$"), 128 + 9);
        assert_eq!(ends("kill -15 $$"), 128 + 15);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        let manifest = std::fs::read_to_string(workspace_root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"));
    }
}
