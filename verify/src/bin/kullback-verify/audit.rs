//! `cargo xtask audit`.

use crate::complain;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use kullback_verify::audit::campaign::{Budget, Campaign, Progress, Shard};
use kullback_verify::audit::in_process::InProcess;
use kullback_verify::audit::part::Part;
use kullback_verify::audit::program::{Launch, Limits, Program};
use kullback_verify::audit::replay::{Request, replay};
use kullback_verify::audit::report::{Report, Row};
use kullback_verify::audit::roster::{self, Named};
use kullback_verify::audit::subject::Subject;
use kullback_verify::audit::{self, witnesses};
use kullback_verify::corpus::{self, promote};
use kullback_verify::format::audit::{Format, render};
use kullback_verify::subject::Subject as Own;
use kullback_verify::vocabulary::Operation;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

/// Hunt the worst input of each operation of an implementation: how wrong is it, and where?
///
/// A subject is one of our crates, a library that has an adapter in verify/subjects/, or any program that answers the audit protocol: one JSON
/// request a line on its standard input, one answer a line on its standard output. Every answer is held against the exact value. The
/// errors are in units in the last place of that, and are lower bounds: the search may not have found the worst.
///
/// Standard output carries the table; messages go to standard error. The whole result is written to a file too, every half minute and at the end:
/// Ctrl-C ends the search, and loses nothing. The exit status is 0 if the audit could be made, whatever it found, and 2 if the
/// question makes no sense or the subject cannot be started.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "Examples:
  cargo xtask audit                                        our own crate, for a minute
  cargo xtask audit --subject scipy --ops kl,js_distance   two operations of an adapter
  cargo xtask audit --exec 'python3 mine.py' --budget 10m  a program of one's own
  cargo xtask audit --subject numpy --budget 20000         so many evaluations an operation: the same result everywhere
  cargo xtask audit --shard 3/8 --out part-3.json          the third of eight parts of a campaign
  cargo xtask audit merge part-*.json                      all of it
  cargo xtask audit --subject scipy --replay 'kl p=[0x1p-1 0x1p-1] q=[0x1p-2 0x1.8p-1]'

To write a subject, copy verify/subjects/template.py: twenty lines.")]
pub(super) struct Audit {
    #[command(subcommand)]
    merge: Option<Merge>,
    /// Who is audited: fast or reference (our crates), or the name of an adapter; --list prints them
    #[arg(long, value_name = "NAME", default_value = "fast", conflicts_with = "exec")]
    subject: String,
    /// Audit a program: a command line for the shell
    #[arg(long, value_name = "CMD")]
    exec: Option<String>,
    /// Only these operations: names, or the family or module before the dot; separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    ops: Vec<String>,
    /// How long: 90s, 10m, 2h; or how many evaluations of each operation: 20000
    #[arg(long, value_name = "TIME|N", default_value = "60s")]
    budget: Budget,
    /// The seed of every draw
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Searches at a time, each with a process of the subject; as many as there are cores where nothing is said
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Only the k-th of n parts of the campaign
    #[arg(long, value_name = "K/N", default_value = "1/1")]
    shard: Shard,
    /// How long an answer may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "5")]
    timeout: NonZero<u64>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show how the errors of typical inputs are distributed
    #[arg(long)]
    histogram: bool,
    /// Where the whole result goes; target/audit/NAME.json where nothing is said
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Leave the corpus of our own crate as it is
    #[arg(long)]
    no_promote: bool,
    /// Show one input again: an operation, and its arguments in hex
    #[arg(long, value_name = "INPUT")]
    replay: Option<String>,
    /// Print the names of the subjects, and audit nothing
    #[arg(long)]
    list: bool,
}

#[derive(Subcommand)]
enum Merge {
    /// Merge the results of several campaigns, or of the shards of one, into one table for each subject.
    Merge {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How to report
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Show how the errors of typical inputs are distributed
        #[arg(long)]
        histogram: bool,
    },
}

pub(super) fn audit(arguments: Audit) -> ExitCode {
    let outcome = match &arguments.merge {
        Some(Merge::Merge { files, format, histogram }) => merge(files, *format, *histogram),
        None if arguments.list => print(&roster::names().join("\n")),
        None => hunt(&arguments),
    };
    outcome.unwrap_or_else(|problem| complain(&problem))
}

/// Writes a result to standard output. A reader that has had enough is no failure.
fn print(text: &str) -> Result<ExitCode, String> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("cannot write the report: {error}")),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn merge(files: &[PathBuf], format: Format, histogram: bool) -> Result<ExitCode, String> {
    let reports: Vec<Report> = files.iter().map(|file| witnesses::read(file)).collect::<Result<_, _>>()?;
    let merged = Report::merge(reports)?;
    print(&render(&merged, format, histogram))
}

/// The subject that was asked for, and how it is asked for.
struct Chosen {
    subject: Box<dyn Subject>,
    own: Option<Own>,
    words: String,
}

impl Chosen {
    fn new(arguments: &Audit) -> Result<Self, String> {
        let limits = Limits { answer: Duration::from_secs(arguments.timeout.get()), ..Limits::default() };
        if let Some(line) = &arguments.exec {
            let program = Program::new(Launch::Shell(line.clone()), limits)?;
            let words = format!("--exec '{}'", line.replace('\'', r"'\''"));
            return Ok(Self { subject: Box::new(program), own: None, words });
        }
        let words = format!("--subject {}", arguments.subject);
        Ok(match roster::find(&arguments.subject)? {
            Named::Own(own) => Self { subject: Box::new(InProcess::new(own)), own: Some(own), words },
            Named::Adapter(launch) => Self { subject: Box::new(Program::new(launch, limits)?), own: None, words },
        })
    }
}

fn hunt(arguments: &Audit) -> Result<ExitCode, String> {
    let request: Option<Request> = arguments.replay.as_deref().map(str::parse).transpose()?;
    let operations = audit::selected(&arguments.ops)?;
    let chosen = Chosen::new(arguments)?;
    if let Some(request) = request {
        return print(&replay(&request, chosen.subject.start()?.as_mut()).to_string());
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let campaign = Campaign {
        subject: chosen.subject.as_ref(),
        operations,
        budget: arguments.budget,
        seed: arguments.seed,
        jobs: arguments.jobs.map_or(cores, NonZero::get),
        shard: arguments.shard,
        normalized: chosen.own.is_none(),
        witnesses: &witnesses::of,
    };
    let out = arguments.out.clone().unwrap_or_else(|| default_file(arguments, &chosen));
    let report = run(&campaign, &chosen, &out)?;
    eprintln!("kullback-verify: the whole result is in {}", out.display());
    if chosen.own == Some(Own::Fast) && !arguments.no_promote {
        enlarge_corpus(&report.rows)?;
    }
    if chosen.own == Some(Own::Fast) {
        beyond_claims(&report.rows).iter().for_each(|excess| eprintln!("kullback-verify: {excess}"));
    }
    print(&render(std::slice::from_ref(&report), arguments.format, arguments.histogram))
}

fn default_file(arguments: &Audit, chosen: &Chosen) -> PathBuf {
    let shard = if arguments.shard == Shard::WHOLE {
        String::new()
    } else {
        format!("-{}", arguments.shard.to_string().replace('/', "-of-"))
    };
    let name = chosen.subject.identity().name.replace(|character: char| !character.is_ascii_alphanumeric(), "-");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    root.join("target/audit").join(format!("{name}{shard}.json"))
}

/// Between two looks at the progress.
const TICK: Duration = Duration::from_millis(200);

/// Between two writings of what was found so far, and between two lines about it where there is no terminal.
const CHECKPOINT: Duration = Duration::from_secs(30);

/// Runs a campaign in the background, tells how far it is, and writes down what it has found.
fn run(campaign: &Campaign<'_>, chosen: &Chosen, out: &Path) -> Result<Report, String> {
    let progress = Arc::new(Progress::default());
    let on_interrupt = Arc::clone(&progress);
    let handler = move || {
        // Whoever asks twice does not want to wait.
        if on_interrupt.stop.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        eprintln!("kullback-verify: ending the search; once more to end at once");
    };
    ctrlc::set_handler(handler).map_err(|error| format!("cannot watch for Ctrl-C: {error}"))?;
    write(out, &report(campaign, chosen, Vec::new(), false))?;
    let teller = Teller::new();
    let parts = thread::scope(|scope| {
        let running = scope.spawn(|| campaign.run(&progress));
        let mut last = Instant::now();
        while !running.is_finished() {
            thread::sleep(TICK);
            teller.tell(&progress);
            if last.elapsed() >= CHECKPOINT {
                last = Instant::now();
                teller.line(&progress);
                let so_far = progress.parts.lock().expect("no search panics with the lock").clone();
                // Only the last writing must succeed.
                let _ = write(out, &report(campaign, chosen, so_far, true));
            }
        }
        running.join().expect("a campaign catches its panics")
    });
    teller.finish();
    let report = report(campaign, chosen, parts?, progress.stop.load(Ordering::Relaxed));
    let report = if campaign.shard == Shard::WHOLE { report.condensed() } else { report };
    write(out, &report)?;
    Ok(report)
}

fn report(campaign: &Campaign<'_>, chosen: &Chosen, parts: Vec<Part>, interrupted: bool) -> Report {
    Report::new(campaign, &chosen.words, parts, interrupted)
}

fn write(out: &Path, report: &Report) -> Result<(), String> {
    let failed = |error: io::Error| format!("{}: {error}", out.display());
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Beside, and then in place: a reader never sees half of it, and an end at any time leaves the one before.
    let beside = out.with_extension("json.part");
    // On one line: lists of a thousand numbers would take a thousand of them.
    let text = serde_json::to_string(report).expect("a report is JSON") + "\n";
    fs::write(&beside, text).map_err(failed)?;
    fs::rename(&beside, out).map_err(failed)
}

/// Writes the worst inputs of our own crate into its corpus: those that its claims cover, since whatever is there has to honour them ever after.
fn enlarge_corpus(rows: &[Row]) -> Result<(), String> {
    for row in rows {
        let operation = audit::operation(&row.operation).expect("the report is of operations");
        let hardest = row.charts.iter().flat_map(|part| &part.hardest);
        let hardest = hardest.filter(|(_, ulps)| *ulps <= operation.claim.ulps());
        let added = promote::append(operation, &promote::found(operation, hardest))?;
        if added > 0 {
            eprintln!("kullback-verify: {}: {added} added", corpus::file(operation));
        }
    }
    Ok(())
}

/// Where our own crate is beyond its claims. A claim may have provisos, in the documentation of its operation, that no program reads: so this is said, and judged
/// by people.
fn beyond_claims(rows: &[Row]) -> Vec<String> {
    let beyond = |row: &Row| {
        let operation: &Operation = audit::operation(&row.operation)?;
        let honoured = row.wrong.is_empty() && row.worst_ulps.is_none_or(|ulps| ulps <= operation.claim.ulps());
        let said = || {
            format!(
                "{}: {}, and {} is claimed: see the provisos in its documentation",
                row.operation, row.worst, operation.claim
            )
        };
        (!honoured).then(said)
    };
    rows.iter().filter_map(beyond).collect()
}

/// Progress on standard error: a bar on a terminal, a line now and then elsewhere.
struct Teller {
    bar: Option<ProgressBar>,
    begin: Instant,
}

impl Teller {
    fn new() -> Self {
        let style = ProgressStyle::with_template("{pos}/{len} searches {wide_bar} {msg}, {elapsed}");
        let bar = || ProgressBar::new(0).with_style(style.expect("the template is well formed"));
        Self { bar: io::stderr().is_terminal().then(bar), begin: Instant::now() }
    }

    fn tell(&self, progress: &Progress) {
        if let Some(bar) = &self.bar {
            bar.set_length(progress.searches.load(Ordering::Relaxed) as u64);
            bar.set_position(progress.done.load(Ordering::Relaxed) as u64);
            bar.set_message(self.message(progress));
        }
    }

    fn line(&self, progress: &Progress) {
        if self.bar.is_none() {
            let [done, searches] = [&progress.done, &progress.searches].map(|count| count.load(Ordering::Relaxed));
            eprintln!("{done} of {searches} searches, {}", self.message(progress));
        }
    }

    /// The rate, and the worst so far.
    fn message(&self, progress: &Progress) -> String {
        let evaluations = progress.evaluations.load(Ordering::Relaxed);
        let rate = evaluations as f64 / self.begin.elapsed().as_secs_f64();
        let worst = *progress.worst.lock().expect("no search panics with the lock");
        let worst = worst.map_or_else(String::new, |(grade, name)| format!(", worst {name}: {grade}"));
        let faults = match progress.faults.load(Ordering::Relaxed) {
            0 => String::new(),
            faults => format!(", {faults} breaches of the protocol"),
        };
        format!("{rate:.0} evaluations/s{worst}{faults}")
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
