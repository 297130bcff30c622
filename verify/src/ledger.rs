//! The ledger: every number and every statement of the sources that is checked, with its place and its verdict.

use crate::catalogue::source::{Citation, TEXTS};
use crate::judge::Verdict;
use crate::report::{IdentityReport, ProblemReport, Report};

/// One line of the ledger.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where the source says it.
    pub place: Citation,
    /// The page of the catalogue that checks it.
    pub page: &'static str,
    /// The quantity, or the statement in words.
    pub name: String,
    /// The number that the source prints, if it does.
    pub printed: Option<&'static str>,
    /// The convention that the number follows, where the sources have several.
    pub convention: Option<&'static str>,
    /// The certified value; nothing for a statement about a whole domain.
    pub certified: Option<String>,
    /// All that the value may be where the source rounded the inputs for print.
    pub image: Option<String>,
    /// What is stated: the sign and the other side, or the formula.
    pub stated: Option<String>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What a wrong number is instead: names and certified values.
    pub because: Vec<(String, String)>,
}

/// The ledger that a report amounts to, in the order of the sources and, within each, of the places.
#[must_use]
pub fn entries(report: &Report) -> Vec<Entry> {
    let problems = report.problems.iter().flat_map(quantities);
    let statements = report.identities.iter().filter(|identity| identity.holds).flat_map(statements);
    let mut entries: Vec<(usize, Entry)> = problems
        .chain(statements)
        .filter_map(|entry| Some((TEXTS.iter().position(|text| *text == entry.place.source)?, entry)))
        .collect();
    // The sort is stable: the quantities of a page stay as the page has them.
    entries.sort_by_cached_key(|(text, entry)| (*text, natural(entry.place.section), entry.page));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn quantities(problem: &ProblemReport) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for quantity in &problem.quantities {
        if quantity.explains.is_some()
            && let Some(erratum) = entries.iter_mut().rev().find(|entry| entry.printed.is_some())
        {
            erratum.because.push((quantity.name.to_string(), quantity.certified.clone()));
            continue;
        }
        entries.push(Entry {
            place: problem.source,
            page: problem.id,
            name: quantity.name.to_string(),
            printed: quantity.printed,
            convention: quantity.convention,
            certified: Some(quantity.certified.clone()),
            image: quantity.image.clone(),
            stated: quantity.stated.clone(),
            verdict: quantity.verdict,
            because: Vec::new(),
        });
    }
    entries
}

/// A statement is confirmed wherever it is stated, and an erratum wherever the contrary is.
fn statements(identity: &IdentityReport) -> Vec<Entry> {
    let entry = |verdict| {
        move |place: &Citation| Entry {
            place: *place,
            page: identity.id,
            name: identity.id.replace('-', " "),
            printed: None,
            convention: None,
            certified: None,
            image: None,
            stated: Some(identity.statement.to_owned()),
            verdict,
            because: Vec::new(),
        }
    };
    let stated = identity.sources.iter().map(entry(Verdict::Confirmed));
    stated.chain(identity.refutes.iter().map(entry(Verdict::Erratum))).collect()
}

/// A key by which §2 comes before §10: words, and numbers by their value.
fn natural(section: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = section;
    while !rest.is_empty() {
        let word = rest.find(|character: char| character.is_ascii_digit()).unwrap_or(rest.len());
        let (text, numbered) = rest.split_at(word);
        let digits = numbered.find(|character: char| !character.is_ascii_digit()).unwrap_or(numbered.len());
        let (number, next) = numbered.split_at(digits);
        key.push((text.to_owned(), number.parse().unwrap_or(0)));
        rest = next;
    }
    key
}
