//! The report for programs, schema 1.

use crate::judge::Verdict;
use crate::protocol::{number_to_json, value_to_json};
use crate::report::{IdentityReport, OperationReport, ProblemReport, Quantity, Report};
use serde_json::{Map, Value as Json, json};

/// Raised whenever a field changes its meaning or goes.
const SCHEMA: u32 = 1;

pub(super) fn render(report: &Report) -> String {
    let report = json!({
        "schema": SCHEMA,
        "summary": summary(report),
        "operations": report.operations.iter().map(operation).collect::<Vec<_>>(),
        "identities": report.identities.iter().map(identity).collect::<Vec<_>>(),
        "problems": report.problems.iter().map(problem).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&report).expect("the report is made of JSON")
}

fn summary(report: &Report) -> Json {
    json!({
        "operations": report.operations.len(),
        "identities": report.identities.len(),
        "problems": report.problems.len(),
        "quantities": report.quantities().count(),
        "cases": report.cases(),
        "corpus_cases": report.corpus_cases(),
        "failures": report.failures.len(),
        "confirmed": report.count(Verdict::Confirmed),
        "errata": report.count(Verdict::Erratum),
        "worst_ulps": number_to_json(report.worst_ulps()),
    })
}

fn operation(operation: &OperationReport) -> Json {
    let arguments = |input: &Vec<(&str, crate::point::Value)>| -> Map<String, Json> {
        input.iter().map(|(name, value)| ((*name).to_owned(), value_to_json(value))).collect()
    };
    json!({
        "name": operation.name,
        "cases": operation.cases,
        "corpus_cases": operation.corpus_cases,
        "claimed_ulps": operation.claim.ulps(),
        "worst_ulps": number_to_json(operation.worst_ulps),
        "worst_input": operation.worst_input.as_ref().map(arguments),
    })
}

fn identity(identity: &IdentityReport) -> Json {
    json!({
        "id": identity.id,
        "kind": identity.kind.name(),
        "statement": identity.statement,
        "sources": identity.sources.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "refutes": identity.refutes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "cases": identity.cases,
        // Infinitely many digits, where every case is exact or a proved inequality, are null.
        "digits": identity.digits.is_finite().then(|| identity.digits.floor() as u64),
        "holds": identity.holds,
    })
}

fn problem(problem: &ProblemReport) -> Json {
    json!({
        "id": problem.id,
        "source": problem.source.source.name(),
        "section": problem.source.section,
        "quantities": problem.quantities.iter().map(quantity).collect::<Vec<_>>(),
    })
}

fn quantity(quantity: &Quantity) -> Json {
    json!({
        "name": quantity.name,
        "printed": quantity.printed,
        "convention": quantity.convention,
        "explains": quantity.explains,
        "certified": quantity.certified,
        "image": quantity.image,
        "stated": quantity.stated,
        "fast": number_to_json(quantity.fast),
        "ulps": number_to_json(quantity.ulps),
        "verdict": quantity.verdict.name(),
    })
}
