//! The Python peers: one interpreter for the whole run, asked a row at a time.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use kullback_peers::{Peer, Row};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

const SCRIPT: &str = include_str!("peers.py");

/// The versions of the packages; none where one is not installed.
type Versions = BTreeMap<String, Option<String>>;

/// What one peer did with a row.
#[derive(Debug, Deserialize)]
pub(crate) struct Answer {
    /// The median time of a call, in nanoseconds.
    pub(crate) ns: f64,
    /// What a call returned.
    pub(crate) value: f64,
}

/// An interpreter that has the script running.
#[derive(Debug)]
pub(crate) struct Python {
    name: OsString,
    process: Child,
    requests: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
    versions: Versions,
}

impl Python {
    /// Starts `$PYTHON`, or `python3`. An error says what is missing.
    pub(crate) fn start() -> Result<Self, String> {
        let name = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
        Self::run(name, SCRIPT)
    }

    fn run(name: OsString, script: &str) -> Result<Self, String> {
        let mut process = Command::new(&name)
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run {}: {error}", name.display()))?;
        let requests = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let mut python = Self { name, process, requests, answers, versions: Versions::new() };
        python.versions = python.read()?;
        Ok(python)
    }

    /// The interpreter, as it was called.
    pub(crate) fn name(&self) -> &OsStr {
        &self.name
    }

    /// The version of a peer; none where it is not installed.
    pub(crate) fn version(&self, peer: Peer) -> Option<&str> {
        self.versions.get(peer.name())?.as_deref()
    }

    /// Measures every installed peer of one row, on the vectors in `dir`.
    pub(crate) fn measure(&mut self, row: &Row, dir: &Path) -> Result<BTreeMap<String, Answer>, String> {
        let (p, q) = (dir.join("p"), dir.join("q"));
        let shape = if row.is_batch() { vec![row.vectors, row.n] } else { vec![row.n] };
        let Row { work, samples, millis, .. } = row;
        let request =
            json!({ "work": work.name, "p": p, "q": q, "shape": shape, "samples": samples, "millis": millis })
                .to_string();
        let requests = self.requests.as_mut().expect("open until dropped");
        writeln!(requests, "{request}").map_err(|error| self.failed(&error.to_string()))?;
        self.read().map_err(|error| format!("{}: {error}", row.name()))
    }

    fn read<T: DeserializeOwned>(&mut self) -> Result<T, String> {
        let line = match self.answers.next() {
            Some(line) => line.map_err(|error| self.failed(&error.to_string()))?,
            None => return Err(self.failed("it ended without an answer: see above")),
        };
        serde_json::from_str(&line).map_err(|error| self.failed(&format!("{error} in its answer {line}")))
    }

    fn failed(&self, why: &str) -> String {
        format!("the Python peers, with {}: {why}", self.name.display())
    }
}

impl Drop for Python {
    /// The end of its input ends the script.
    fn drop(&mut self) {
        drop(self.requests.take());
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_interpreter_is_named() {
        let error = Python::run("no-such-python".into(), SCRIPT).unwrap_err();
        assert!(error.starts_with("cannot run no-such-python: "), "{error}");
    }

    /// `true` ignores its arguments and says nothing.
    #[cfg(unix)]
    #[test]
    fn an_interpreter_that_says_nothing_is_an_error() {
        let error = Python::run("true".into(), "").unwrap_err();
        assert!(error.contains("true: it ended without an answer"), "{error}");
    }
}
