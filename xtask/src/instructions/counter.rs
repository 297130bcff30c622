//! Who counts the instructions of a program, and how to read what they say.

use std::process::Command;

use crate::{cargo, toolchain};

/// The program whose runs are counted, as a user's release build has it.
const PROGRAM: [&str; 5] = ["--release", "--package", "kullback", "--example", "count"];

/// A program that runs another and counts its instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    /// Executes the program itself, and counts without the processor's help; it has no AVX-512.
    Valgrind,
    /// Asks the processor, which must be a real one, or a virtual one that counts.
    Perf,
}

/// Builds the program, so that no counter is told of the compiler.
pub(super) fn build() -> Result<(), String> {
    let mut command = cargo::cargo(["build", "--quiet"]);
    command.args(PROGRAM);
    let status = cargo::status(&mut command)?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed: {status}")) }
}

impl Counter {
    /// The one for a call. An error says what is missing for it.
    pub(super) fn of(avx512: bool) -> Result<Self, String> {
        if !avx512 {
            toolchain::VALGRIND.check().map(|()| Self::Valgrind)
        } else if has_avx512() {
            toolchain::PERF.check().map(|()| Self::Perf)
        } else {
            Err("this processor has no AVX-512".to_owned())
        }
    }

    /// The instructions of one call: of the second, because two runs that differ by it share everything else.
    pub(super) fn one_call(self, args: &[&str]) -> Result<u64, String> {
        Ok(self.run(args, "2")?.saturating_sub(self.run(args, "1")?))
    }

    /// The instructions of a whole run.
    fn run(self, args: &[&str], calls: &str) -> Result<u64, String> {
        let mut command = self.command(args, calls);
        let output = command.output().map_err(|error| format!("cannot run {command:?}: {error}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("{command:?} failed, {}:\n{said}", output.status));
        }
        self.read(&said).ok_or_else(|| format!("{} counts no instructions here: {}", self.words()[0], said.trim()))
    }

    /// Cargo runs the program, through the counter: cargo knows where it built it.
    fn command(self, args: &[&str], calls: &str) -> Command {
        let mut command = cargo::cargo(["run", "--quiet"]);
        command.args(PROGRAM);
        command.args(["--config", &format!("target.'cfg(all())'.runner = {:?}", self.words())]);
        command.arg("--").args(args).arg(calls);
        command
    }

    /// The command line that the program's goes behind.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Valgrind => &["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"],
            Self::Perf => &["perf", "stat", "--field-separator=,", "--event=instructions:u", "--"],
        }
    }

    /// The count in what was said on standard error.
    fn read(self, said: &str) -> Option<u64> {
        let count = |line: &str| match self {
            // ==1234== Collected : 4515769
            Self::Valgrind => line.split_once("Collected :").map(|(_, count)| count.trim().to_owned()),
            // 4515769,,instructions:u,1204862,100.00,,    or <not supported> for the number
            Self::Perf => line.contains("instructions:u").then(|| line.split(',').next().unwrap_or("").to_owned()),
        };
        said.lines().find_map(count)?.parse().ok()
    }
}

fn has_avx512() -> bool {
    #[cfg(target_arch = "x86_64")]
    {
        is_x86_feature_detected!("avx512f")
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let said =
            "==7== Callgrind, a cache profiler\n==7== \n==7== Events    : Ir\n==7== Collected : 4515769\n==7== \n";
        assert_eq!(Counter::Valgrind.read(said), Some(4_515_769));
        assert_eq!(Counter::Valgrind.read("==7== Callgrind\n"), None);
        assert_eq!(Counter::Perf.read("\n4515769,,instructions:u,1204862,100.00,,\n"), Some(4_515_769));
        assert_eq!(Counter::Perf.read("<not supported>,,instructions:u,0,100.00,,\n"), None);
    }

    #[test]
    fn the_program_s_arguments_end_with_the_number_of_calls() {
        let command = Counter::Valgrind.command(&["kl", "1024"], "2");
        let words: Vec<_> = command.get_args().collect();
        assert_eq!(words[words.len() - 4..], ["--", "kl", "1024", "2"]);
    }
}
