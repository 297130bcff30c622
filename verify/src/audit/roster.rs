//! The subjects that have a name: our two crates, and the adapters in `verify/subjects/`, one file each.

use super::program::Launch;
use crate::subject::Subject as Own;
use clap::ValueEnum;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A subject that has a name.
#[derive(Debug, Clone)]
pub enum Named {
    /// One of our own crates, in this process.
    Own(Own),
    /// An adapter, in a process of its own.
    Adapter(Launch),
}

/// The adapters' folder, from the workspace's root.
const FOLDER: &str = "verify/subjects";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("subjects")
}

/// A language in which adapters are written: where they are, how a file is named, and what runs it.
struct Language {
    below: &'static str,
    suffix: &'static str,
    launch: fn(&Path, &str) -> Result<Launch, String>,
}

const LANGUAGES: [Language; 3] = [
    Language { below: "", suffix: "_subject.py", launch: |path, _| Ok(script("PYTHON", "python3", path)) },
    Language { below: "", suffix: "_subject.R", launch: |path, _| Ok(script("RSCRIPT", "Rscript", path)) },
    Language { below: "rust/src/bin", suffix: ".rs", launch: |_, name| built(name) },
];

/// A script, run by what the environment says, or by what is on the path.
fn script(variable: &str, usual: &str, path: &Path) -> Launch {
    let program = env::var_os(variable).unwrap_or_else(|| OsString::from(usual));
    Launch::Program { program, arguments: vec![path.into()] }
}

/// A peer in Rust, from a workspace of its own. Building it may take minutes, so that is done before anybody waits for an answer.
fn built(name: &str) -> Result<Launch, String> {
    let workspace = folder().join("rust");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "--locked", "--target-dir"]).arg(workspace.join("target"));
    cargo.arg("--manifest-path").arg(workspace.join("Cargo.toml")).args(["--bin", name]).stdout(Stdio::null());
    match cargo.status() {
        Ok(status) if status.success() => {
            let program = workspace.join("target/release").join(name).into();
            Ok(Launch::Program { program, arguments: Vec::new() })
        }
        Ok(status) => Err(format!("{name} in {FOLDER}/rust does not build: {status}")),
        Err(error) => Err(format!("{name} in {FOLDER}/rust cannot be built: {error}")),
    }
}

/// The names, in order: our own crates first.
#[must_use]
pub fn names() -> Vec<String> {
    let own = Own::value_variants().iter().filter_map(|own| Some(own.to_possible_value()?.get_name().to_owned()));
    let mut adapters: Vec<String> = LANGUAGES
        .iter()
        .flat_map(|language| {
            let files = fs::read_dir(folder().join(language.below)).into_iter().flatten();
            files.filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(language.suffix)?.to_owned()))
        })
        .collect();
    adapters.sort();
    own.chain(adapters).collect()
}

/// The subject of that name.
///
/// # Errors
/// If there is none, with the names there are; or if it cannot be built.
pub fn find(name: &str) -> Result<Named, String> {
    if let Ok(own) = Own::from_str(name, false) {
        return Ok(Named::Own(own));
    }
    let unknown = || format!("there is no subject {name:?}; there are {}", names().join(", "));
    let known = names().iter().any(|known| known == name);
    let files = LANGUAGES
        .iter()
        .map(|language| (language, folder().join(language.below).join(format!("{name}{}", language.suffix))));
    let (language, path) = files.into_iter().find(|(_, path)| known && path.is_file()).ok_or_else(unknown)?;
    (language.launch)(&path, name).map(Named::Adapter)
}
