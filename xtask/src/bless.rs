//! `cargo xtask bless`: the golden files, regenerated or compared.
//!
//! insta holds the files in the test target `snapshots` of the harness, and with it the knowledge of
//! what they should say. Accepting is running that target with leave to write, then telling what it
//! did: a number that changes in silence is how a wrong one gets in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use crate::{Outcome, cargo, diff, toolchain};

/// The most changed lines shown of one file: beyond that, one turns to `git diff`.
const MOST_LINES: usize = 200;

/// The golden files, by their path below `snapshots/`.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Regenerates the golden files and prints what changed.
pub(crate) fn accept() -> Outcome {
    toolchain::check()?;
    let root = golden_root();
    probe(&root.join("problems"))?;
    toolchain::announce();

    let before = read(&root)?;
    let status = cargo::status(&mut accepting())?;
    let after = read(&root)?;

    crate::print(&report(&before, &after))?;
    if !status.success() {
        crate::say("the snapshots test failed (see above): the golden files may be incomplete");
    }
    Ok(cargo::exit_code(status))
}

/// Compares and writes nothing; fails when a golden file differs, is missing or is orphaned.
pub(crate) fn compare() -> Outcome {
    toolchain::prepare()?;
    let status = cargo::status(&mut comparing())?;
    if status.success() {
        let files = read(&golden_root())?;
        crate::print(&format!("snapshots: {}, none differs\n", count(files.len())))?;
    } else {
        crate::say("if the difference is meant, accept it with: cargo xtask bless");
    }
    Ok(cargo::exit_code(status))
}

/// Bars whatever `command` tests from writing golden files, or from passing over a difference,
/// however the caller's environment is set.
pub(crate) fn never_write(command: &mut Command) {
    command
        .env("INSTA_UPDATE", "no")
        .env("INSTA_FORCE_PASS", "0")
        .env_remove("INSTA_FORCE_UPDATE")
        .env_remove("INSTA_FORCE_UPDATE_SNAPSHOTS")
        .env_remove("KULLBACK_BLESS");
}

/// The test target that holds the golden files.
///
/// Its chatter goes to standard error: standard output is for what changed.
fn snapshots() -> Command {
    let mut command = cargo::cargo(["test", "--quiet", "--package", "kullback-verify"]);
    command.args(["--test", "snapshots"]).stdout(io::stderr());
    command
}

fn accepting() -> Command {
    let mut command = snapshots();
    command.env("INSTA_UPDATE", "always").env("INSTA_FORCE_PASS", "0").env("KULLBACK_BLESS", "1");
    command
}

fn comparing() -> Command {
    let mut command = snapshots();
    never_write(&mut command);
    command.env("CI", "true");
    command
}

fn golden_root() -> PathBuf {
    cargo::workspace_root().join("snapshots")
}

/// Finds out, before minutes of computing, whether the results can be written at the end.
///
/// By writing: permission bits say nothing about a full or read-only disk, and nothing to root.
fn probe(dir: &Path) -> Result<(), String> {
    let file = dir.join(format!(".xtask-probe-{}", process::id()));
    let attempt = || {
        if !dir.exists() {
            fs::create_dir_all(dir)?;
        }
        File::create_new(&file)?;
        fs::remove_file(&file)
    };
    attempt().map_err(|error| format!("the golden files' directory {} cannot be written: {error}", dir.display()))
}

/// Reads every golden file below `root`.
fn read(root: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    let mut dirs = vec![root.to_path_buf()];
    while let Some(dir) = dirs.pop() {
        let failed = |path: &Path, error| format!("cannot read {}: {error}", path.display());
        for entry in fs::read_dir(&dir).map_err(|error| failed(&dir, error))? {
            let path = entry.map_err(|error| failed(&dir, error))?.path();
            if path.is_dir() {
                dirs.push(path);
            } else if !is_pending(&path) {
                let content = fs::read(&path).map_err(|error| failed(&path, error))?;
                let name = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
                files.insert(name, content);
            }
        }
    }
    Ok(files)
}

/// What insta leaves beside a golden file for review is not one: git ignores it too.
fn is_pending(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.ends_with(".snap.new") || name.ends_with(".pending-snap")
}

/// Each file that changed, with the lines that did, and a closing line that counts them.
fn report(before: &Files, after: &Files) -> String {
    let mut out = String::new();
    let (mut added, mut changed, mut removed) = (0, 0, 0);
    let names: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    for name in names {
        let shown = Path::new("snapshots").join(name);
        let shown = shown.display();
        let _ = match (before.get(name), after.get(name)) {
            (None, _) => {
                added += 1;
                writeln!(out, "added   {shown}")
            }
            (_, None) => {
                removed += 1;
                writeln!(out, "removed {shown}")
            }
            (Some(old), Some(new)) if old != new => {
                changed += 1;
                let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
                let lines = diff::render(&old, &new, MOST_LINES);
                write!(out, "changed {shown}\n{lines}")
            }
            _ => Ok(()),
        };
    }
    let _ = writeln!(out, "snapshots: {}, {added} added, {changed} changed, {removed} removed", count(after.len()));
    out
}

fn count(files: usize) -> String {
    match files {
        1 => "1 file".to_owned(),
        _ => format!("{files} files"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, content)| (PathBuf::from(name), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_missing_directory_is_made_and_left_empty() {
        let scratch = Scratch::new("probe-missing");
        let dir = scratch.join("snapshots/problems");
        probe(&dir).unwrap();
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
    }

    #[test]
    fn a_file_in_the_directory_s_place_is_reported_by_name_and_cause() {
        let scratch = Scratch::new("probe-file");
        let dir = scratch.join("problems");
        fs::write(&dir, "in the way").unwrap();
        let cause = File::create_new(dir.join("x")).unwrap_err().to_string();
        let message = probe(&dir).unwrap_err();
        assert!(message.contains(&dir.display().to_string()), "{message}");
        assert!(message.contains(&cause), "{message}");
        assert_eq!(fs::read_to_string(&dir).unwrap(), "in the way");
    }

    #[test]
    fn a_file_in_the_parent_s_place_is_reported() {
        let scratch = Scratch::new("probe-parent");
        fs::write(scratch.join("snapshots"), "").unwrap();
        let dir = scratch.join("snapshots/problems");
        let message = probe(&dir).unwrap_err();
        assert!(message.contains(&dir.display().to_string()), "{message}");
        assert!(message.contains("os error"), "{message}");
    }

    #[test]
    fn every_golden_file_is_read_and_nothing_else() {
        let scratch = Scratch::new("read");
        fs::create_dir(scratch.join("problems")).unwrap();
        for name in ["vectors.json", "problems/a.snap", "problems/a.snap.new", "problems/.b.pending-snap"] {
            fs::write(scratch.join(name), name).unwrap();
        }
        assert_eq!(
            read(&scratch).unwrap(),
            files(&[("problems/a.snap", "problems/a.snap"), ("vectors.json", "vectors.json")])
        );
        let error = read(&scratch.join("nowhere")).unwrap_err();
        assert!(error.contains("nowhere"), "{error}");
    }

    #[test]
    fn the_report_names_every_change_and_counts_them() {
        let before = files(&[
            ("problems/gone.snap", "x\n"),
            ("problems/same.snap", "x\n"),
            ("problems/moved.snap", "a\nkl 0.1\n"),
            ("vectors.json", "1\n"),
        ]);
        let after = files(&[
            ("problems/new.snap", "x\n"),
            ("problems/same.snap", "x\n"),
            ("problems/moved.snap", "a\nkl 0.2\n"),
            ("vectors.json", "2\n"),
        ]);
        assert_eq!(
            report(&before, &after),
            "removed snapshots/problems/gone.snap\n\
             changed snapshots/problems/moved.snap\n  @@ line 2\n  - kl 0.1\n  + kl 0.2\n\
             added   snapshots/problems/new.snap\n\
             changed snapshots/vectors.json\n  @@ line 1\n  - 1\n  + 2\n\
             snapshots: 4 files, 1 added, 2 changed, 1 removed\n"
        );
    }

    #[test]
    fn without_a_change_only_the_closing_line_is_left() {
        let same = files(&[("problems/same.snap", "x\n")]);
        assert_eq!(report(&same, &same), "snapshots: 1 file, 0 added, 0 changed, 0 removed\n");
    }

    #[test]
    fn accepting_writes_and_comparing_does_not() {
        let value = |command: &Command, name: &str| {
            let set = command.get_envs().find(|(key, _)| *key == name);
            set.and_then(|(_, value)| value.map(ToOwned::to_owned))
        };
        let accepting = accepting();
        assert_eq!(value(&accepting, "INSTA_UPDATE"), Some("always".into()));
        assert_eq!(value(&accepting, "INSTA_FORCE_PASS"), Some("0".into()));
        assert_eq!(value(&accepting, "KULLBACK_BLESS"), Some("1".into()));
        let comparing = comparing();
        assert_eq!(value(&comparing, "INSTA_UPDATE"), Some("no".into()));
        assert_eq!(value(&comparing, "INSTA_FORCE_PASS"), Some("0".into()));
        assert_eq!(value(&comparing, "CI"), Some("true".into()));
        let bless = comparing.get_envs().find(|(key, _)| *key == "KULLBACK_BLESS");
        assert_eq!(bless.unwrap().1, None, "KULLBACK_BLESS must not be inherited");
    }
}
