//! `cargo xtask verify`.

use crate::teller::Teller;
use crate::{SEED, complain, conclude};
use clap::Args;
use kullback_verify::corpus::{self, promote};
use kullback_verify::format::{self, Format};
use kullback_verify::report::{OperationReport, Report};
use kullback_verify::run::{self, Settings};
use kullback_verify::vocabulary::Operation;
use std::process::ExitCode;

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
pub(super) struct Verify {
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

pub(super) fn verify(arguments: Verify) -> ExitCode {
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
