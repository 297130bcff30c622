//! What must be on the machine before something is built or run.
//!
//! GMP's configure script finds out about a missing `m4` when it gets there, and cargo then prints the
//! news at the end of pages of build output. Looking beforehand takes no time.

use std::env;
use std::ffi::OsStr;
use std::path::Path;

/// A program that is called, and the package that brings it.
struct Tool {
    name: &'static str,
    debian: &'static str,
    fedora: &'static str,
    /// None where there is no package for macOS.
    homebrew: Option<&'static str>,
}

const M4: Tool = Tool { name: "m4", debian: "m4", fedora: "m4", homebrew: Some("m4") };
const MAKE: Tool = Tool { name: "make", debian: "make", fedora: "make", homebrew: Some("make") };
const CC: Tool = Tool { name: "cc", debian: "build-essential", fedora: "gcc", homebrew: Some("gcc") };

/// Something to be done, and the programs that it calls.
pub(crate) struct Job {
    name: &'static str,
    calls: &'static [Tool],
}

/// The reference stands on GMP, which is built from source.
const GMP: Job = Job { name: "building GMP", calls: &[M4, MAKE, CC] };

/// One of the fast crate's peers is written in C.
pub(crate) const PEERS: Job = Job { name: "building the peers", calls: &[CC] };

/// Callgrind is one of Valgrind's tools.
pub(crate) const VALGRIND: Job = Job {
    name: "counting instructions",
    calls: &[Tool { name: "valgrind", debian: "valgrind", fedora: "valgrind", homebrew: None }],
};

impl Job {
    /// Refuses, with the line that mends it, when a program is missing.
    pub(crate) fn check(&self) -> Result<(), String> {
        let path = env::var_os("PATH").unwrap_or_default();
        let missing = missing(&path, self.calls);
        if missing.is_empty() { Ok(()) } else { Err(advice(self.name, &missing)) }
    }
}

/// Refuses, with the line that mends it, when a tool of GMP's build is missing.
pub(crate) fn check() -> Result<(), String> {
    GMP.check()
}

/// [`check`], and then the word of patience of [`announce`].
pub(crate) fn prepare() -> Result<(), String> {
    check()?;
    announce();
    Ok(())
}

/// Asks for patience when nothing is built yet: `cargo --quiet` would sit silent.
pub(crate) fn announce() {
    if !harness_is_built() {
        crate::say("building (the first build compiles GMP and MPFR: 2–3 minutes)");
    }
}

/// Whether the harness stands beside xtask: cargo puts both into one directory.
fn harness_is_built() -> bool {
    let name = format!("kullback-verify{}", env::consts::EXE_SUFFIX);
    env::current_exe().is_ok_and(|xtask| xtask.with_file_name(name).exists())
}

/// The tools among `tools` that no directory of `path` holds.
fn missing<'a>(path: &OsStr, tools: &'a [Tool]) -> Vec<&'a Tool> {
    let holds = |tool: &Tool| {
        let file = format!("{}{}", tool.name, env::consts::EXE_SUFFIX);
        env::split_paths(path).any(|dir| is_program(&dir.join(&file)))
    };
    tools.iter().filter(|tool| !holds(tool)).collect()
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

fn advice(job: &str, missing: &[&Tool]) -> String {
    let join = |part: fn(&Tool) -> &'static str, glue| {
        let parts: Vec<&str> = missing.iter().map(|tool| part(tool)).collect();
        parts.join(glue)
    };
    let names = join(|tool| tool.name, ", ");
    let debian = join(|tool| tool.debian, " ");
    let fedora = join(|tool| tool.fedora, " ");
    let homebrew: Option<Vec<&str>> = missing.iter().map(|tool| tool.homebrew).collect();
    let macos = homebrew
        .map(|packages| packages.join(" "))
        .map_or_else(String::new, |packages| format!("   macOS: xcode-select --install, or brew install {packages}"));
    let (are, them) = match missing.len() {
        1 => ("is", "it"),
        _ => ("are", "them"),
    };
    format!(
        "{names} {are} not installed, and {job} needs {them}. \
         Install {them} with: apt-get install -y {debian}   (as root, or with sudo)\n       \
         Fedora: dnf install {fedora}{macos}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::fs;

    /// A directory with the named programs in it.
    fn programs(scratch: &Scratch, names: &[&str]) {
        for name in names {
            let file = scratch.join(format!("{name}{}", env::consts::EXE_SUFFIX));
            fs::write(&file, "").unwrap();
            set_mode(&file, 0o755);
        }
    }

    #[cfg(unix)]
    fn set_mode(file: &Path, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[cfg(not(unix))]
    fn set_mode(_: &Path, _: u32) {}

    fn missing_from(dirs: &[&Path]) -> Vec<&'static str> {
        let path = env::join_paths(dirs).unwrap();
        missing(&path, GMP.calls).iter().map(|tool| tool.name).collect()
    }

    #[test]
    fn a_path_without_m4_lacks_m4() {
        let bin = Scratch::new("without-m4");
        programs(&bin, &["make", "cc"]);
        assert_eq!(missing_from(&[&bin]), ["m4"]);
    }

    #[test]
    fn tools_may_come_from_several_directories() {
        let (one, two) = (Scratch::new("one"), Scratch::new("two"));
        programs(&one, &["m4"]);
        programs(&two, &["make", "cc"]);
        assert_eq!(missing_from(&[&one, &two]), [""; 0]);
        assert_eq!(missing_from(&[&two, &one]), [""; 0]);
    }

    #[test]
    fn an_empty_path_lacks_everything() {
        let empty = Scratch::new("empty");
        assert_eq!(missing_from(&[&empty]), ["m4", "make", "cc"]);
        assert_eq!(missing_from(&[]), ["m4", "make", "cc"]);
    }

    #[test]
    fn a_directory_is_no_program() {
        let bin = Scratch::new("directory");
        programs(&bin, &["make", "cc"]);
        fs::create_dir(bin.join("m4")).unwrap();
        assert_eq!(missing_from(&[&bin]), ["m4"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_run_is_no_program() {
        let bin = Scratch::new("mode");
        programs(&bin, &["m4", "make", "cc"]);
        set_mode(&bin.join("m4"), 0o644);
        assert_eq!(missing_from(&[&bin]), ["m4"]);
    }

    #[test]
    fn the_advice_can_be_pasted() {
        let one = advice(GMP.name, &[&M4]);
        assert!(one.starts_with("m4 is not installed, and building GMP needs it. "), "{one}");
        for line in ["Install it with: apt-get install -y m4 ", "dnf install m4", "brew install m4"] {
            assert!(one.contains(line), "{line} is not in {one}");
        }
        let two = advice(GMP.name, &[&M4, &CC]);
        assert!(two.starts_with("m4, cc are not installed"), "{two}");
        assert!(two.contains("apt-get install -y m4 build-essential "), "{two}");
        let valgrind = advice(VALGRIND.name, &[&VALGRIND.calls[0]]);
        assert!(valgrind.starts_with("valgrind is not installed, and counting instructions needs it. "), "{valgrind}");
        assert!(valgrind.ends_with("dnf install valgrind"), "{valgrind}");
    }
}
