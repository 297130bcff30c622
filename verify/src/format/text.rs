//! The report for people: one table, the errata, and a closing line.

use super::counted;
use crate::catalogue::statement::Kind;
use crate::judge::Verdict;
use crate::ledger::{self, Entry};
use crate::report::{IdentityReport, OperationReport, ProblemReport, Report};
use comfy_table::{CellAlignment, Table, presets};

pub(super) fn render(report: &Report) -> String {
    let mut sections = vec![table(report)];
    sections.extend(errata(report));
    sections.extend(failures(report));
    sections.push(closing_line(report));
    sections.join("\n\n")
}

/// What, cases, the worst against the claim, verdict.
fn table(report: &Report) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    table.set_header(["what", "cases", "worst", "claim", "verdict"]);
    for operations in
        report.operations.chunk_by(|one, next| family(one.name).is_some_and(|of| family(next.name) == Some(of)))
    {
        table.add_rows(operation_rows(report, operations));
    }
    for identities in report.identities.chunk_by(|one, next| check(one.id).is_some_and(|of| check(next.id) == Some(of)))
    {
        table.add_rows(identity_rows(identities));
    }
    for problem in &report.problems {
        table.add_row(problem_row(report, problem));
    }
    for column in [1, 2, 3] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The family, or the pair of families, that an operation is on.
fn family(operation: &str) -> Option<&str> {
    operation.rsplit_once('.').map(|(family, _)| family)
}

/// What is checked of a family, where it is checked of all: `definition` of `normal.definition`.
fn check(statement: &str) -> Option<&str> {
    statement.rsplit_once('.').map(|(_, check)| check)
}

/// One row for each operation; one for all on a family, if they hold.
fn operation_rows(report: &Report, operations: &[OperationReport]) -> Vec<[String; 5]> {
    let (failed, held): (Vec<_>, Vec<_>) =
        operations.iter().partition(|operation| operations.len() == 1 || report.failed(operation.name));
    let mut rows: Vec<[String; 5]> = failed.into_iter().map(|operation| operation_row(report, operation)).collect();
    let worst = |of: fn(&OperationReport) -> f64| held.iter().map(|operation| of(operation)).fold(0.0, f64::max);
    if let Some(family) = held.first().and_then(|operation| family(operation.name)) {
        let cases: usize = held.iter().map(|operation| operation.cases).sum();
        rows.push([
            format!("{family}: {}", counted(held.len(), "operation", "operations")),
            cases.to_string(),
            ulps(worst(|operation| operation.worst_ulps)),
            format!("{:.2} ULP", worst(|operation| operation.claim.ulps())),
            "holds".to_owned(),
        ]);
    }
    rows
}

/// One row for each statement; one for all that are about families, if they hold.
fn identity_rows(identities: &[IdentityReport]) -> Vec<[String; 5]> {
    let (single, held): (Vec<_>, Vec<_>) =
        identities.iter().partition(|identity| identities.len() == 1 || !identity.holds);
    let mut rows: Vec<[String; 5]> = single.into_iter().map(identity_row).collect();
    if let Some((first, check)) = held.first().and_then(|first| Some((first, check(first.id)?))) {
        let mut of_all = (*first).clone();
        of_all.cases = held.iter().map(|identity| identity.cases).sum();
        of_all.digits = held.iter().fold(f64::INFINITY, |least, identity| least.min(identity.digits));
        let [_, cases, digits, kind, verdict] = identity_row(&of_all);
        rows.push([
            format!("{check} of {}", counted(held.len(), "family or pair", "families and pairs")),
            cases,
            digits,
            kind,
            verdict,
        ]);
    }
    rows
}

fn operation_row(report: &Report, operation: &OperationReport) -> [String; 5] {
    [
        operation.name.to_owned(),
        operation.cases.to_string(),
        ulps(operation.worst_ulps),
        format!("{:.2} ULP", operation.claim.ulps()),
        (if report.failed(operation.name) { "FAILED" } else { "holds" }).to_owned(),
    ]
}

/// Rounded up, as an error is.
fn ulps(value: f64) -> String {
    if value.is_finite() { format!("{:.2} ULP", (value * 100.0).ceil() / 100.0) } else { "wrong".to_owned() }
}

fn identity_row(identity: &IdentityReport) -> [String; 5] {
    let digits = match identity.kind {
        _ if identity.digits.is_finite() => format!("{:.0} digits", identity.digits.floor()),
        Kind::Identity | Kind::Engine | Kind::Definition | Kind::Gradient => "exact".to_owned(),
        Kind::Inequality | Kind::Limit | Kind::Witness => "proved".to_owned(),
    };
    [
        identity.id.to_owned(),
        identity.cases.to_string(),
        if identity.holds { digits } else { "–".to_owned() },
        identity.kind.name().to_owned(),
        (if identity.holds { "holds" } else { "FAILED" }).to_owned(),
    ]
}

fn problem_row(report: &Report, problem: &ProblemReport) -> [String; 5] {
    let of = |verdict| problem.quantities.iter().filter(|quantity| quantity.verdict == verdict).count();
    let (confirmed, errata) = (of(Verdict::Confirmed), of(Verdict::Erratum));
    let verdict = match (report.failed(problem.id), confirmed, errata) {
        (true, _, _) => "FAILED".to_owned(),
        (false, 0, 0) => "unprinted".to_owned(),
        (false, confirmed, 0) => format!("{confirmed} confirmed"),
        (false, confirmed, errata) => format!("{confirmed} confirmed, {}", counted(errata, "erratum", "errata")),
    };
    let worst = problem.quantities.iter().fold(0.0, |worst: f64, quantity| worst.max(quantity.ulps));
    [
        problem.id.to_owned(),
        counted(problem.quantities.len(), "quantity", "quantities"),
        ulps(worst),
        problem.source.to_string(),
        verdict,
    ]
}

/// What the sources say that is not so, source by source.
fn errata(report: &Report) -> Option<String> {
    let entries = ledger::entries(report);
    let errata: Vec<&Entry> = entries.iter().filter(|entry| entry.verdict == Verdict::Erratum).collect();
    (!errata.is_empty()).then(|| format!("Errata\n{}", super::ledger::text(&errata)))
}

fn failures(report: &Report) -> Option<String> {
    const SHOWN: usize = 20;
    let mut lines: Vec<String> = report.failures.iter().take(SHOWN).map(super::failure).collect();
    if report.failures.len() > SHOWN {
        lines.push(format!("… and {} more", report.failures.len() - SHOWN));
    }
    (!lines.is_empty()).then(|| format!("Failures\n{}", lines.join("\n")))
}

fn closing_line(report: &Report) -> String {
    let parts = [
        counted(report.operations.len(), "operation", "operations"),
        counted(report.identities.len(), "identity", "identities"),
        counted(report.problems.len(), "problem", "problems"),
        counted(report.quantities().count(), "quantity", "quantities"),
        format!("{} ({} from the corpus)", counted(report.cases(), "case", "cases"), report.corpus_cases()),
        format!("{} confirmed", report.count(Verdict::Confirmed)),
        counted(report.count(Verdict::Erratum), "erratum", "errata"),
        counted(report.failures.len(), "failure", "failures"),
    ];
    format!("{}; seed {}", parts.join(", "), report.settings.seed)
}
