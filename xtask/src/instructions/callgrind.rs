//! Valgrind counts: it executes the program itself, and gives the same number on every machine.

use std::process::{Command, Stdio};

use super::Count;
use crate::toolchain;

/// The command line that the program's goes behind.
const VALGRIND: [&str; 3] = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];

/// The instructions of a whole run.
pub(super) fn run(words: &[String]) -> Result<Count, String> {
    toolchain::VALGRIND.check()?;
    let mut command = Command::new(VALGRIND[0]);
    command.args(&VALGRIND[1..]).args(words).stdin(Stdio::null());
    let output = command.output().map_err(|error| format!("cannot run {command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    match read(&said) {
        Some(count) if output.status.success() => Ok(Ok(count)),
        _ => Err(format!("{command:?} failed, {}:\n{said}", output.status)),
    }
}

/// The count in what was said on standard error: `==1234== Collected : 4515769`.
fn read(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.split_once("Collected :"))?.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let said =
            "==7== Callgrind, a cache profiler\n==7== \n==7== Events    : Ir\n==7== Collected : 4515769\n==7== \n";
        assert_eq!(read(said), Some(4_515_769));
        assert_eq!(read("==7== Callgrind\n"), None);
    }
}
