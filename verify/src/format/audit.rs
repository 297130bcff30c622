//! What audits found: a table to read, one object for programs, Markdown for a page.

use crate::audit::part::Finding;
use crate::audit::report::{Report, Row};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// A format of an audit's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A table to read, and the commands that show each row again.
    Text,
    /// One object, versioned by its `schema`.
    Json,
    /// A table for a page.
    Markdown,
}

/// The reports, in that format.
#[must_use]
pub fn render(reports: &[Report], format: Format, histogram: bool) -> String {
    match format {
        Format::Text => reports.iter().map(|report| text(report, histogram)).collect::<Vec<_>>().join("\n\n"),
        Format::Markdown => reports.iter().map(markdown).collect::<Vec<_>>().join("\n\n"),
        Format::Json => json(reports),
    }
}

/// One report as it is, several as a list.
fn json(reports: &[Report]) -> String {
    let objects: Vec<Json> = reports.iter().map(|report| json!(report)).collect();
    let value = if let [only] = &objects[..] { only.clone() } else { Json::Array(objects) };
    serde_json::to_string_pretty(&value).expect("a report is JSON")
}

fn title(report: &Report) -> String {
    let Report { subject, reference, date, budget, seed, .. } = report;
    let unit = if budget.to_string().ends_with('s') { "" } else { " evaluations an operation" };
    let interrupted = if report.interrupted { ", interrupted" } else { "" };
    format!(
        "{} {}, judged by kullback-reference {reference} on {date}; budget {budget}{unit}, seed {seed}{interrupted}",
        subject.name, subject.version
    )
}

fn text(report: &Report, histogram: bool) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    table.set_header(["operation", "worst", "ULP", "RMS", "evaluations", "chart", "input", "answer", "exact"]);
    for row in &report.rows {
        let finding = row.finding();
        table.add_row([
            row.operation.clone(),
            row.worst.clone(),
            ulps(row.worst_ulps),
            ulps(row.rms_ulps),
            row.evaluations.to_string(),
            row.chart.map_or("–", |chart| chart.name()).to_owned(),
            finding.map_or_else(String::new, |finding| shortened(&input(finding))),
            finding.map_or_else(String::new, |finding| shortened(&answer(finding))),
            finding.map_or_else(String::new, |finding| shortened(&finding.exact.join(", "))),
        ]);
    }
    for column in 1..=4 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let table: String = table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let mut sections = vec![title(report), table];
    if histogram {
        sections.push(histograms(report));
    }
    let faults: String = report.rows.iter().map(faults).collect();
    if !faults.is_empty() {
        sections.push(format!("Breaches of the protocol:\n{}", faults.trim_end()));
    }
    let replays: Vec<String> = report.rows.iter().filter_map(|row| replay(report, row)).collect();
    if !replays.is_empty() {
        sections.push(format!("Each row again:\n{}", replays.join("\n")));
    }
    sections.push(closing_line(report));
    sections.join("\n\n")
}

/// The command that shows a row again.
#[must_use]
pub fn replay(report: &Report, row: &Row) -> Option<String> {
    let finding = row.finding()?;
    Some(format!("cargo xtask audit {} --replay '{} {}'", report.chosen, row.operation, finding.hex))
}

fn closing_line(report: &Report) -> String {
    let evaluations: u64 = report.rows.iter().map(|row| row.evaluations).sum();
    let wrong = report.rows.iter().filter(|row| !row.wrong.is_empty()).count();
    format!(
        "{} operations, {evaluations} evaluations; {wrong} with answers that no ULPs measure. Every error is a lower bound.",
        report.rows.len()
    )
}

fn histograms(report: &Report) -> String {
    let mut text = "Errors of the inputs drawn for themselves, up to so many ULP:\n".to_owned();
    for row in report.rows.iter().filter(|row| !row.histogram.is_empty()) {
        let bins: Vec<String> = row
            .histogram
            .iter()
            .map(
                |(bin, count)| {
                    if *bin < 10 { format!("{}: {count}", 2f64.powi(*bin)) } else { format!("2^{bin}: {count}") }
                },
            )
            .collect();
        writeln!(text, "  {}  {}", row.operation, bins.join(", ")).expect("writing to a string does not fail");
    }
    text.trim_end().to_owned()
}

fn faults(row: &Row) -> String {
    let fault = |faults: &crate::audit::part::Faults| {
        format!(
            "  {}: {} {}×: {}\n    at {}\n",
            row.operation,
            faults.kind,
            faults.count,
            faults.detail.trim().replace('\n', "\n    "),
            shortened(&input(&faults.request))
        )
    };
    row.faults.iter().map(fault).collect()
}

fn markdown(report: &Report) -> String {
    let mut text = format!("### {}\n\n", title(report));
    text += "| operation | calls | worst | ULP | RMS | input | answer | exact |\n|---|---|--:|--:|--:|---|---|---|\n";
    for row in &report.rows {
        let finding = row.finding();
        let cell =
            |of: fn(&Finding) -> String| finding.map_or_else(String::new, |finding| escaped(&shortened(&of(finding))));
        let call = if row.call.is_empty() { String::new() } else { format!("`{}`", escaped(&row.call)) };
        writeln!(
            text,
            "| `{}` | {call} | {} | {} | {} | {} | {} | {} |",
            row.operation,
            row.worst,
            ulps(row.worst_ulps),
            ulps(row.rms_ulps),
            cell(input),
            cell(answer),
            cell(|finding| finding.exact.join(", "))
        )
        .expect("writing to a string does not fail");
    }
    text
}

/// The page of the committed reports: who is how wrong, side by side; then each subject, with the command that shows each row again.
#[must_use]
pub fn page(reports: &[Report]) -> String {
    let mut text = format!("{PREFACE}\n{}", side_by_side(reports));
    for report in reports {
        let Report { chosen, budget, seed, .. } = report;
        write!(
            text,
            "\n{}\nFound by `cargo xtask audit {chosen} --budget {budget} --seed {seed}`. ",
            markdown(report).replace("###", "##")
        )
        .and_then(|()| writeln!(text, "Each row again:\n\n<details><summary>commands</summary>\n\n```sh"))
        .expect("writing to a string does not fail");
        for command in report.rows.iter().filter_map(|row| replay(report, row)).filter(|command| command.len() < LINE) {
            text += &command;
            text.push('\n');
        }
        text += "```\n\n</details>\n";
    }
    text
}

const PREFACE: &str = "\
# How wrong, and where

The worst errors that `cargo xtask audit` found, in units in the last place (ULP) of the exact value, rounded up: lower bounds, for the search may have
missed the worst. Half a ULP is the best there can be. An answer with a wrong sign, a wrong infinity, a NaN or an error is in a class of its own, which
outranks any ULP. RMS is of inputs that are drawn, not searched for. Inputs are in decimal that reads back to the same bits.

Each subject is held to the operation that it documents, as named in the first column: what a library normalises, squares or
takes roots of is not held against it. The files beside this page have the whole of it, with charts and histograms.
";

/// The longest command that a page shows: longer inputs are in the files.
const LINE: usize = 2000;

/// A table of the operations that more than one subject has: the worst of each.
fn side_by_side(reports: &[Report]) -> String {
    let cell = |report: &Report, name: &str| {
        let row = report.rows.iter().find(|row| row.operation == name);
        row.map_or_else(String::new, |row| match row.wrong.first() {
            Some(_) => format!("{}, {}", row.worst, ulps(row.worst_ulps)),
            None => ulps(row.worst_ulps),
        })
    };
    let names: Vec<&str> = reports.iter().map(|report| report.subject.name.as_str()).collect();
    let mut text = format!("| worst ULP | {} |\n|---|{}\n", names.join(" | "), "--:|".repeat(names.len()));
    for operation in crate::audit::operations() {
        let cells: Vec<String> = reports.iter().map(|report| cell(report, operation.name)).collect();
        if cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            writeln!(text, "| `{}` | {} |", operation.name, cells.join(" | "))
                .expect("writing to a string does not fail");
        }
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

fn ulps(ulps: Option<f64>) -> String {
    ulps.map_or_else(|| "–".to_owned(), crate::audit::grade::shortened)
}

/// The arguments in decimal: `p=[0.3,0.7] q=[0.4,0.6]`.
fn input(finding: &Finding) -> String {
    finding.args.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect::<Vec<_>>().join(" ")
}

/// A value without the quotation marks of JSON.
fn plain(value: &Json) -> String {
    value.to_string().replace('"', "")
}

fn answer(finding: &Finding) -> String {
    plain(&finding.answer)
}

/// The characters of a cell.
const WIDTH: usize = 72;

/// What a cell has room for.
fn shortened(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(WIDTH - 1).collect();
    short.push('…');
    short
}
