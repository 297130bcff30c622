//! The program whose instructions are counted: the `count` example, as a user's release build has it.

use std::process::{Command, Output, Stdio};

use crate::cargo;

const EXAMPLE: [&str; 5] = ["--release", "--package", "kullback", "--example", "count"];

/// The outcomes of the distributions that a call compares.
const OUTCOMES: &str = "1024";

/// The exit status with which the program says that the processor lacks the path.
const LACKING: i32 = 3;

/// The program, built: its file, as the current directory sees it.
pub(super) struct Program(String);

impl Program {
    /// Builds it. Cargo, asked to run it through `echo`, says where it is.
    pub(super) fn build() -> Result<Self, String> {
        let mut command = cargo::cargo(["run", "--quiet"]);
        command.args(EXAMPLE).args(["--config", "target.'cfg(all())'.runner = 'echo'"]).stderr(Stdio::inherit());
        let output = output(&mut command)?;
        if !output.status.success() {
            return Err(format!("{command:?} failed: {}", output.status));
        }
        let file = String::from_utf8(output.stdout).map_err(|_| "the path of the program is not text".to_owned())?;
        Ok(Self(file.trim_end().to_owned()))
    }

    /// Why the processor cannot take a path, if it cannot.
    pub(super) fn lacks(&self, path: &str) -> Result<Option<String>, String> {
        let words = self.words(path, 0);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::null());
        let Output { status, stderr, .. } = output(&mut command)?;
        let said = String::from_utf8_lossy(&stderr).trim().to_owned();
        match status.code() {
            Some(0) => Ok(None),
            Some(LACKING) => Ok(Some(said)),
            _ => Err(format!("{command:?} failed, {status}:\n{said}")),
        }
    }

    /// The command line of so many calls on a path. When standard input ends, they begin.
    pub(super) fn words(&self, path: &str, calls: u32) -> Vec<String> {
        vec![self.0.clone(), path.to_owned(), OUTCOMES.to_owned(), calls.to_string()]
    }
}

fn output(command: &mut Command) -> Result<Output, String> {
    command.output().map_err(|error| format!("cannot run {command:?}: {error}"))
}
