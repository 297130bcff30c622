//! Measuring a row, in rounds.
//!
//! In a round, every peer of the row has its turn, one right after the other; then the next round begins. The machine is
//! shared and its clock changes: a slow minute then falls on all of them, and the median over the rounds drops it.

use std::collections::BTreeMap;
use std::env;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kullback_peers::{Peer, Row};
use tempfile::TempDir;

use crate::estimates;
use crate::python::Python;

/// The least number of which the median drops one.
pub(crate) const ROUNDS: usize = 3;

/// A row that has taken so long begins no other round: all of them must end in a few minutes.
const PATIENCE: Duration = Duration::from_secs(15);

/// How far apart two answers to the same question may be, relatively: far above the worst of the peers' errors, and far
/// below what another definition would give.
const SAME: f64 = 1e-9;

/// The median times of a call in nanoseconds, one a round, by peer.
pub(crate) type Times = BTreeMap<&'static str, Vec<f64>>;

/// Measures every peer of one row.
pub(crate) fn measure(row: &Row, mut python: Option<&mut Python>) -> Result<Times, String> {
    let begun = Instant::now();
    let mut times = Times::new();
    let vectors = python.as_ref().map(|_| Vectors::write(row)).transpose()?;
    for round in 1..=ROUNDS {
        if round > 1 && begun.elapsed() > PATIENCE {
            break;
        }
        eprintln!("bench: {}, round {round} of {ROUNDS}", row.name());
        let mut add = |peer: Peer, ns| times.entry(peer.name()).or_default().push(ns);
        rust(row, &mut add)?;
        if let (Some(python), Some(vectors)) = (python.as_deref_mut(), &vectors) {
            vectors.measure(row, python, &mut add)?;
        }
    }
    Ok(times)
}

/// Builds what [`measure`] runs, so that no round waits for the compiler.
pub(crate) fn build() -> Result<(), String> {
    run(bench().arg("--no-run"))
}

/// One round of the Rust peers: criterion, with an empty directory to write to, so that nothing old is read.
fn rust(row: &Row, add: &mut impl FnMut(Peer, f64)) -> Result<(), String> {
    let home = directory()?;
    let filter = format!("^{}/", row.name());
    run(bench().args(["--quiet", "--", "--quiet", &filter]).env("CRITERION_HOME", home.path()))?;
    for (peer, _) in row.work.rust() {
        add(peer, estimates::median(home.path(), &row.name(), peer.name())?);
    }
    Ok(())
}

/// Cargo, at the benchmarks of this workspace. They talk on standard output, which is the table's.
fn bench() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["bench", "--bench", "rows"])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .stdout(Stdio::from(io::stderr()));
    command
}

fn run(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?} failed: {status}")),
        Err(error) => Err(format!("cannot run {command:?}: {error}")),
    }
}

/// A row's vectors in files, and what our crate makes of them.
struct Vectors {
    dir: TempDir,
    ours: f64,
}

impl Vectors {
    fn write(row: &Row) -> Result<Self, String> {
        let dir = directory()?;
        let pair = row.pair();
        pair.write(dir.path()).map_err(|error| format!("cannot write to {}: {error}", dir.path().display()))?;
        Ok(Self { dir, ours: row.work.ours(&pair) })
    }

    /// One round of the Python peers.
    fn measure(&self, row: &Row, python: &mut Python, add: &mut impl FnMut(Peer, f64)) -> Result<(), String> {
        let mut answers = python.measure(row, self.dir.path())?;
        for peer in Peer::ALL {
            if let Some(answer) = answers.remove(peer.name()) {
                same(self.ours, answer.value).map_err(|error| format!("{}: {} {error}", row.name(), peer.name()))?;
                eprintln!("{}/{} {:.1} ns", row.name(), peer.name(), answer.ns);
                add(peer, answer.ns);
            }
        }
        Ok(())
    }
}

/// A peer that computes something else would be measured at something else.
fn same(ours: f64, theirs: f64) -> Result<(), String> {
    if (theirs - ours).abs() <= SAME * ours.abs() {
        Ok(())
    } else {
        Err(format!("computes {theirs:?} where we compute {ours:?}: not the same work"))
    }
}

fn directory() -> Result<TempDir, String> {
    TempDir::with_prefix("kullback-peers-")
        .map_err(|error| format!("cannot make a directory in {}: {error}", env::temp_dir().display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_another_work() {
        assert_eq!(same(0.1, 0.1 + 1e-12), Ok(()));
        assert!(same(0.1, 0.1f64.sqrt()).unwrap_err().contains("computes 0.316"));
        assert!(same(0.1, f64::NAN).is_err());
    }
}
