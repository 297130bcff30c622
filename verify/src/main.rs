//! The verifier's command line, behind `cargo xtask verify` and `cargo xtask subject`.

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use kullback_verify::catalogue::source::{Source, TEXTS};
use kullback_verify::corpus::{self, promote};
use kullback_verify::format::{self, Format, ledger};
use kullback_verify::judge::Verdict;
use kullback_verify::ledger::{Entry, entries};
use kullback_verify::report::{OperationReport, Report};
use kullback_verify::run::{self, Progress, Selection, Settings};
use kullback_verify::subject::Subject;
use kullback_verify::vocabulary::Operation;
use std::io::{self, ErrorKind, IsTerminal, Write};
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
    Verify(Verify),
    Ledger(Ledger),
    #[command(name = "subject")]
    Serve(Serve),
}

/// Run the catalogue: every operation against its claim, every statement in both arithmetics, every worked example.
///
/// Standard output carries one table, the errata and a closing line (or the report in another format); messages go to standard
/// error. The exit status is 0 if everything holds, 1 if something fails, and 2 if the question makes no sense.
#[derive(Args)]
#[command(after_help = "Examples:
  cargo xtask verify                            everything, in under a minute
  cargo xtask verify --filter renyi             what has 'renyi' in its name
  cargo xtask verify --thorough --seed 7        ten times the samples, others than usual
  cargo xtask verify --thorough --promote       what was found is replayed first from then on
  cargo xtask verify --format json > report.json")]
struct Verify {
    /// Run only what has TEXT in its name (an operation, a statement or a problem); may be repeated
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,
    /// Ten times the samples, and up to 4096 outcomes
    #[arg(long)]
    thorough: bool,
    /// The seed of the samples; a failure names the one that shows it again
    #[arg(long, value_name = "N", default_value_t = SEED)]
    seed: u64,
    /// Add the worst of the samples to the corpus, in crates/kullback/worst/
    #[arg(long)]
    promote: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Print every number and statement of the five sources that is checked: its place, what is printed, the certified value, the verdict.
///
/// The exit status is 0 if every verdict could be reached, 1 if a page of the catalogue fails.
#[derive(Args)]
#[command(after_help = "Examples:
  cargo xtask ledger                                        everything
  cargo xtask ledger --source chapter-4 --verdict erratum   what is wrong in one text
  cargo xtask ledger --format markdown > ledger.md")]
struct Ledger {
    /// Only what this text says; may be repeated
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEXTS.map(|text| text.name())))]
    source: Vec<String>,
    /// Only what has this verdict; may be repeated
    #[arg(long, value_enum)]
    verdict: Vec<Verdict>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ledger::Format::Text)]
    format: ledger::Format,
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
        Command::Verify(arguments) => verify(arguments),
        Command::Ledger(arguments) => print_ledger(&arguments),
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

fn verify(arguments: Verify) -> ExitCode {
    let Verify { filter, thorough, seed, promote, format } = arguments;
    if let Some(unknown) = filter.iter().find(|text| !run::names().iter().any(|name| name.contains(text.as_str()))) {
        return complain(&no_such_name(unknown));
    }
    let teller = Teller::new();
    let report = run::run(&Settings { seed, thorough, filter }, &teller);
    teller.finish();
    if promote && let Err(problem) = enlarge_corpus(&report) {
        return complain(&problem);
    }
    if format != Format::Text {
        report.failures.iter().for_each(|failure| eprintln!("{}", format::failure(failure)));
    }
    conclude(&report, &format::render(&report, format))
}

/// Writes a result to standard output, and says whether everything holds.
fn conclude(report: &Report, result: &str) -> ExitCode {
    match writeln!(io::stdout().lock(), "{result}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => complain(&format!("cannot write the report: {error}")),
        _ if report.failures.is_empty() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn print_ledger(Ledger { source, verdict, format }: &Ledger) -> ExitCode {
    let teller = Teller::new();
    let sources: Vec<Source> =
        TEXTS.into_iter().filter(|text| source.is_empty() || source.iter().any(|name| name == text.name())).collect();
    let settings = Settings { seed: SEED, thorough: false, filter: Vec::new() };
    let report = run::run_selection(Selection::of_sources(&sources), &settings, &teller);
    teller.finish();
    report.failures.iter().for_each(|failure| eprintln!("{}", format::failure(failure)));
    let entries = entries(&report);
    let selected: Vec<&Entry> = entries
        .iter()
        .filter(|entry| sources.contains(&entry.place.source))
        .filter(|entry| verdict.is_empty() || verdict.contains(&entry.verdict))
        .collect();
    conclude(&report, &ledger::render(&selected, *format))
}

/// Writes the findings of a run into the corpus.
fn enlarge_corpus(report: &Report) -> Result<(), String> {
    for OperationReport { name, findings, .. } in &report.operations {
        let operation = Operation::named(name).expect("the report is of operations");
        let added = promote::append(operation, findings)?;
        if added > 0 {
            eprintln!("{}: {added} added", corpus::file(operation));
        }
    }
    Ok(())
}

/// What to say of a filter that selects nothing: the names that are near.
fn no_such_name(filter: &str) -> String {
    let mut names: Vec<(f64, &str)> =
        run::names().into_iter().map(|name| (strsim::jaro_winkler(filter, name), name)).collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    let near: Vec<&str> = names.iter().take(5).map(|(_, name)| *name).collect();
    format!("nothing has {filter:?} in its name; near it are {}", near.join(", "))
}

/// Progress on standard error: a bar on a terminal, a line a part elsewhere.
struct Teller {
    bar: Option<ProgressBar>,
}

impl Teller {
    fn new() -> Self {
        let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} cases, {elapsed}");
        let bar = || ProgressBar::new(0).with_style(style.expect("the template is well formed"));
        Self { bar: io::stderr().is_terminal().then(bar) }
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Teller {
    fn expect(&self, cases: usize) {
        match &self.bar {
            Some(bar) => bar.set_length(cases as u64),
            None => eprintln!("{cases} cases"),
        }
    }

    fn begin(&self, part: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(part.to_owned()),
            None => eprintln!("checking {part}"),
        }
    }

    fn advance(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }
}
