//! `cargo xtask ledger`.

use crate::teller::Teller;
use crate::{SEED, conclude};
use clap::Args;
use clap::builder::PossibleValuesParser;
use kullback_verify::catalogue::source::{Source, TEXTS};
use kullback_verify::format::{self, ledger};
use kullback_verify::judge::Verdict;
use kullback_verify::ledger::{Entry, entries};
use kullback_verify::run::{self, Selection, Settings};
use std::process::ExitCode;

/// Print every number and statement of the five sources that is checked: its place, what is printed, the certified value, the verdict.
///
/// The exit status is 0 if every verdict could be reached, 1 if a page of the catalogue fails.
#[derive(Args)]
#[command(after_help = "Examples:
  cargo xtask ledger                                        everything
  cargo xtask ledger --source chapter-4 --verdict erratum   what is wrong in one text
  cargo xtask ledger --format markdown > ledger.md")]
pub(super) struct Ledger {
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

pub(super) fn print_ledger(Ledger { source, verdict, format }: &Ledger) -> ExitCode {
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
