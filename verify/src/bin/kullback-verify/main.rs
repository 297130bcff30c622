//! The verifier's command line, behind `cargo xtask`: a file a command.

mod audit;
mod ledger;
mod teller;
mod verify;

use clap::{Args, Parser, Subcommand};
use kullback_verify::report::Report;
use kullback_verify::subject::Subject;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Holds the fast crate against the reference, both against the literature, and says what came out.
#[derive(Parser)]
#[command(name = "kullback-verify", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Verify(verify::Verify),
    Ledger(ledger::Ledger),
    Audit(audit::Audit),
    #[command(name = "subject")]
    Serve(Serve),
}

/// Answer the audit protocol on standard input and output: one JSON request a line, one answer a line.
#[derive(Args)]
#[command(after_help = r#"Example:
  echo '{"id": 1, "op": "kl", "args": {"p": [0.5, 0.5], "q": [0.25, 0.75]}}' | cargo xtask subject fast"#)]
struct Serve {
    /// Which of our crates answers
    #[arg(value_enum)]
    subject: Subject,
}

/// The seed where none is given.
const SEED: u64 = 1;

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Verify(arguments) => verify::verify(arguments),
        Command::Ledger(arguments) => ledger::print_ledger(&arguments),
        Command::Audit(arguments) => audit::audit(arguments),
        Command::Serve(Serve { subject }) => match subject.serve(io::stdin().lock(), io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            // The other end has heard enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => complain(&format!("the protocol's stream broke: {error}")),
        },
    }
}

fn complain(message: &str) -> ExitCode {
    eprintln!("kullback-verify: {message}");
    ExitCode::from(2)
}

/// Writes a result to standard output, and says whether everything holds.
fn conclude(report: &Report, result: &str) -> ExitCode {
    match writeln!(io::stdout().lock(), "{result}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => complain(&format!("cannot write the report: {error}")),
        _ if report.failures.is_empty() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
