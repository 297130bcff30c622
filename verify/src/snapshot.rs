//! The golden file of a problem: what is asked, and every quantity with its printed string, its certified digits, the fast value
//! with its bits, the distance between the two, and the verdict.
//!
//! The certified value is that of the exact decimals; the fast one is at the nearest `f64`s, so that some of the distance is
//! theirs.

use crate::format;
use crate::judge::Verdict;
use crate::ledger::{Entry, entries};
use crate::report::{ProblemReport, Quantity};
use crate::run::{Selection, Settings, Silent, run_selection};
use crate::solve::Solvable;
use std::fmt::Write;

/// The page of the errata: everything that the sources say and that is not so, or what failed.
///
/// # Errors
/// If a problem cannot be solved, or a statement that refutes a source does not hold.
pub fn errata() -> Result<String, String> {
    let settings = Settings { seed: 0, thorough: false, filter: Vec::new() };
    let report = run_selection(Selection::refutations(), &settings, &Silent);
    if let Some(failure) = report.failures.first() {
        return Err(format!("{}: {}", failure.what, failure.explanation));
    }
    let entries = entries(&report);
    let errata: Vec<&Entry> = entries.iter().filter(|entry| entry.verdict == Verdict::Erratum).collect();
    Ok(format!("# Errata\n\n{}", format::ledger::render(&errata, format::ledger::Format::Markdown)))
}

/// The golden file of a problem, or what failed.
///
/// # Errors
/// If the problem cannot be solved, or the fast crate is not within its bound.
pub fn render(problem: &dyn Solvable) -> Result<String, String> {
    let settings = Settings { seed: 0, thorough: false, filter: Vec::new() };
    let (report, failures) = problem.solve(&settings);
    if let Some(failure) = failures.first() {
        return Err(format!("{}: {}", failure.what, failure.explanation));
    }
    Ok(text(problem.statement(), &report))
}

fn text(statement: &str, report: &ProblemReport) -> String {
    let mut text = format!("{}\n\n", report.source);
    for line in wrapped(statement) {
        writeln!(text, "{line}").expect("writing to a string does not fail");
    }
    for quantity in &report.quantities {
        text.push('\n');
        entry(&mut text, quantity).expect("writing to a string does not fail");
    }
    text
}

fn entry(text: &mut String, quantity: &Quantity) -> std::fmt::Result {
    let Quantity { name, printed, convention, explains, stated, image, certified, fast, ulps, verdict } = quantity;
    writeln!(text, "{name}")?;
    if let Some(printed) = printed {
        writeln!(text, "    printed    {printed}")?;
    }
    if let Some(convention) = convention {
        writeln!(text, "    convention {convention}")?;
    }
    if let Some(explains) = explains {
        writeln!(text, "    explains   {explains}")?;
    }
    writeln!(text, "    certified  {certified}")?;
    if let Some(image) = image {
        writeln!(text, "    image      {image}")?;
    }
    if let Some(stated) = stated {
        writeln!(text, "    stated     {stated}")?;
    }
    writeln!(text, "    fast       {fast:?}  0x{:016x}  {ulps:.3} ULP", fast.to_bits())?;
    writeln!(text, "    verdict    {}", verdict.name())
}

/// The widest line of a statement.
const COLUMNS: usize = 100;

/// A sentence in lines, none of which ends within parentheses: vectors stay whole.
fn wrapped(sentence: &str) -> Vec<String> {
    let mut depth = 0;
    let words = sentence.split(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && character == ' '
    });
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
