//! `cargo xtask`: the project's own commands, one module each.
//!
//! This package stays thin. It starts cargo with the right arguments and environment, and owns only
//! what cannot live in the harness: the look for GMP's tools, which must be had *before* anything is
//! built, and the account of what a `bless` changed.
//!
//! Standard output carries a command's result and nothing else; what xtask itself has to say goes to
//! standard error. xtask's own refusals exit with status 2; otherwise the status is that of the
//! program it ran.

mod audit;
mod bench;
mod bless;
mod cargo;
mod diff;
mod instructions;
mod ledger;
mod subject;
mod test;
mod toolchain;
mod verify;

#[cfg(test)]
mod scratch;

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// How a command ended: an exit status to pass on, or why xtask could not do its part.
type Outcome = Result<ExitCode, String>;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    subcommand_value_name = "COMMAND",
    after_help = "New here? `cargo xtask verify` checks everything the project claims, and \
                  `cargo xtask verify --help` tells how to narrow it down."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Task>,
}

/// The commands. Those that take `args` hand them on verbatim, `--help` included: see [`shield`].
#[derive(Debug, Subcommand)]
enum Task {
    #[command(
        disable_help_flag = true,
        about = "Check every operation, identity and printed number, and print one table\n\
                 e.g. cargo xtask verify --filter pinsker"
    )]
    Verify { args: Vec<OsString> },

    #[command(
        disable_help_flag = true,
        about = "Run the workspace's tests, as CI runs them; ARGS go to `cargo test`\n\
                 e.g. cargo xtask test -- --nocapture"
    )]
    Test { args: Vec<OsString> },

    #[command(about = "Regenerate the golden files in snapshots/ and show what changed\n\
                 e.g. cargo xtask bless --check    (compare only, write nothing)")]
    Bless {
        /// Only compare: write nothing, and fail if a golden file differs, is missing or is orphaned
        #[arg(long)]
        check: bool,
    },

    #[command(
        disable_help_flag = true,
        about = "Print every number and statement of the sources with its verdict\n\
                 e.g. cargo xtask ledger --verdict erratum"
    )]
    Ledger { args: Vec<OsString> },

    #[command(
        disable_help_flag = true,
        about = "Hunt the worst input of each operation of an implementation: ours, a library's, or yours\n\
                 e.g. cargo xtask audit --exec 'python3 mine.py'"
    )]
    Audit { args: Vec<OsString> },

    #[command(
        disable_help_flag = true,
        about = "Answer audit requests, one JSON line each, with our own code: fast or reference\n\
                 e.g. echo '{\"id\": 0, \"op\": \"capabilities\"}' | cargo xtask subject fast"
    )]
    Subject { args: Vec<OsString> },

    #[command(
        disable_help_flag = true,
        about = "Measure the fast crate beside its peers, in one run, and print one table\n\
                 e.g. cargo xtask bench kl"
    )]
    Bench { args: Vec<OsString> },

    #[command(about = "Count the instructions of a call, and hold them to the committed figures\n\
                 e.g. cargo xtask instructions --bless    (commit what was counted)")]
    Instructions {
        /// Write the figures that were counted, instead of comparing with them
        #[arg(long)]
        bless: bool,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse_from(shield(env::args_os()));
    dispatch(cli.command).unwrap_or_else(|refusal| {
        say(&refusal);
        ExitCode::from(2)
    })
}

/// Runs one command; without one, teaches them all.
fn dispatch(task: Option<Task>) -> Outcome {
    match task {
        Some(Task::Verify { args }) => verify::run(&args),
        Some(Task::Test { args }) => test::run(&args),
        Some(Task::Bless { check: true }) => bless::compare(),
        Some(Task::Bless { check: false }) => bless::accept(),
        Some(Task::Ledger { args }) => ledger::run(&args),
        Some(Task::Audit { args }) => audit::run(&args),
        Some(Task::Subject { args }) => subject::run(&args),
        Some(Task::Bench { args }) => bench::run(&args),
        Some(Task::Instructions { bless: true }) => instructions::accept(),
        Some(Task::Instructions { bless: false }) => instructions::compare(),
        None => print(&Cli::command().render_help().to_string()),
    }
}

/// Puts a `--` after the name of a forwarding command, so that clap reads nothing behind it.
///
/// Otherwise clap would swallow the first `--` of `cargo xtask test -- --nocapture` as its own. A
/// forwarding command is one that takes positional arguments: clap is asked, so that no second list
/// of names is kept.
fn shield(argv: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut argv: Vec<OsString> = argv.into_iter().collect();
    let forwards = argv.get(1).is_some_and(|name| {
        Cli::command().find_subcommand(name).is_some_and(|task| task.get_positionals().next().is_some())
    });
    if forwards {
        argv.insert(2, "--".into());
    }
    argv
}

/// Says something to the person at the terminal. That nobody listens is no failure.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "xtask: {message}");
}

/// Prints a result. A reader that has had enough (`| head`) is no failure either.
fn print(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Option<Task>, clap::Error> {
        let argv = words.iter().map(OsString::from);
        Cli::try_parse_from(shield(argv)).map(|cli| cli.command)
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn arguments_behind_a_forwarding_command_are_not_read() {
        for rest in [
            &["--help"][..],
            &["--", "--nocapture"],
            &["--filter", "pinsker", "--", "--", "-h", "--check"],
            &["--chekc", "help", ""],
            &[],
        ] {
            for name in ["verify", "test", "subject", "bench", "audit"] {
                let words = [&["xtask", name], rest].concat();
                let (Task::Verify { args }
                | Task::Test { args }
                | Task::Subject { args }
                | Task::Bench { args }
                | Task::Audit { args }) = parse(&words).unwrap().unwrap()
                else {
                    panic!("{words:?} is not forwarded");
                };
                assert_eq!(args, rest, "{words:?}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn arguments_need_not_be_text() {
        use std::os::unix::ffi::OsStringExt;
        let odd = OsString::from_vec(vec![b'f', 0xff]);
        let argv = ["xtask".into(), "verify".into(), odd.clone()];
        let cli = Cli::try_parse_from(shield(argv)).unwrap();
        let Some(Task::Verify { args }) = cli.command else {
            panic!("not verify");
        };
        assert_eq!(args, [odd]);
    }

    #[test]
    fn bless_reads_its_own_arguments() {
        let check = |words| match parse(words) {
            Ok(Some(Task::Bless { check })) => check,
            other => panic!("{other:?}"),
        };
        assert!(check(&["xtask", "bless", "--check"]));
        assert!(!check(&["xtask", "bless"]));
        assert!(parse(&["xtask", "bless", "everything"]).is_err());
    }

    #[test]
    fn an_unknown_command_is_answered_with_a_suggestion() {
        let error = parse(&["xtask", "verfy"]).unwrap_err().to_string();
        assert!(error.contains("'verify'"), "{error}");
    }

    #[test]
    fn the_help_gives_every_command_an_example() {
        let help = Cli::command().render_help().to_string();
        for task in Cli::command().get_subcommands() {
            let example = format!("cargo xtask {}", task.get_name());
            assert!(help.contains(&example), "no example `{example}` in\n{help}");
        }
    }
}
