//! The golden files: one for every problem, in `snapshots/problems/`, held by insta; the page of the errata, `snapshots/errata.md`; the
//! test vectors, in `snapshots/vectors/`; and the page of the audits, `snapshots/audit/README.md`, which is made of the reports beside it.
//!
//! `cargo xtask bless` rewrites them and shows what changed; `cargo xtask bless --check` and this test only compare.

use insta::Settings;
use kullback_verify::audit::witnesses;
use kullback_verify::catalogue::problems;
use kullback_verify::format;
use kullback_verify::snapshot;
use kullback_verify::vectors::file;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where the golden files are.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../snapshots/problems");

#[test]
fn every_problem_has_its_golden_file() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(GOLDEN);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let differ: Vec<String> = problems::ALL
        .iter()
        .filter_map(|problem| match snapshot::render(*problem) {
            Err(explanation) => Some(explanation),
            // insta panics at the first file that differs; the others are compared all the same.
            Ok(text) => {
                let compare = || settings.bind(|| insta::assert_snapshot!(problem.id(), text));
                catch_unwind(AssertUnwindSafe(compare)).err().map(|_| problem.id().to_owned())
            }
        })
        .collect();
    assert!(differ.is_empty(), "not as blessed:\n  {}", differ.join("\n  "));
}

#[test]
fn the_page_of_the_errata_is_as_blessed() {
    hold("errata.md", &snapshot::errata().expect("every erratum is shown"));
}

/// The reports themselves are not made here: an audit depends on the libraries that are installed.
#[test]
fn the_page_of_the_audits_is_as_blessed() {
    hold("audit/README.md", &format::audit::page(&witnesses::reports().expect("every report can be read")));
}

/// Compares a page with what it is now, or rewrites it.
fn hold(page: &str, found: &str) {
    let page = Path::new(GOLDEN).with_file_name(page);
    if env::var_os("KULLBACK_BLESS").is_some() {
        fs::write(&page, found).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    }
    let blessed = fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    assert!(blessed == found, "not as blessed: {}: {}", page.display(), first_difference(&page, found));
}

#[test]
fn no_golden_file_is_an_orphan() {
    let expected: BTreeSet<String> = problems::ALL.iter().map(|problem| format!("{}.snap", problem.id())).collect();
    let found = fs::read_dir(GOLDEN).unwrap_or_else(|error| panic!("{GOLDEN}: {error}"));
    let orphans: Vec<String> = found
        .map(|entry| entry.expect("the directory can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".snap.new") && !name.ends_with(".pending-snap"))
        .filter(|name| !expected.contains(name))
        .collect();
    if env::var_os("KULLBACK_BLESS").is_some() {
        for name in &orphans {
            fs::remove_file(Path::new(GOLDEN).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    } else {
        assert!(orphans.is_empty(), "no problem is behind these:\n  {}", orphans.join("\n  "));
    }
}

/// The files of vectors, and of those that are there: nothing else may be, for nobody would know where it is from.
#[test]
fn the_vectors_are_as_blessed() {
    let folder = Path::new(GOLDEN).with_file_name("vectors");
    let expected: BTreeMap<PathBuf, String> =
        file::all().into_iter().map(|(path, text)| (folder.join(path), text)).collect();
    if env::var_os("KULLBACK_BLESS").is_some() {
        replace(&folder, &expected);
    }
    let found = below(&folder);
    let paths: BTreeSet<&PathBuf> = expected.keys().chain(&found).collect();
    let differ: Vec<String> = paths
        .into_iter()
        .filter(|path| fs::read_to_string(path).ok().as_ref() != expected.get(*path))
        .map(|path| match expected.get(path) {
            None => format!("{}: nothing is behind it", path.display()),
            Some(text) => format!("{}: {}", path.display(), first_difference(path, text)),
        })
        .collect();
    assert!(differ.is_empty(), "not as blessed:\n  {}", differ.join("\n  "));
}

fn replace(folder: &Path, expected: &BTreeMap<PathBuf, String>) {
    for (path, text) in expected {
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
        made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    for orphan in below(folder).iter().filter(|path| !expected.contains_key(*path)) {
        fs::remove_file(orphan).unwrap_or_else(|error| panic!("{}: {error}", orphan.display()));
    }
}

/// Every file below a folder, if there is that folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("the directory can be read").path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// The first line that differs, as it is blessed and as it is now.
fn first_difference(path: &Path, text: &str) -> String {
    let blessed = fs::read_to_string(path).unwrap_or_default();
    match blessed.lines().zip(text.lines()).enumerate().find(|(_, (before, now))| before != now) {
        Some((index, (before, now))) => format!("line {}\n    - {}\n    + {}", index + 1, before.trim(), now.trim()),
        None => format!("{} lines, and now {}", blessed.lines().count(), text.lines().count()),
    }
}
