//! The ledger in the formats that people, programs and pages read.

use crate::judge::Verdict;
use crate::ledger::Entry;
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// A format of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A line an entry, source by source.
    Text,
    /// One object, versioned by its `schema`.
    Json,
    /// A table for each source.
    Markdown,
}

/// The ledger, in that format.
#[must_use]
pub fn render(entries: &[&Entry], format: Format) -> String {
    match format {
        Format::Text => format!("{}\n\n{}", text(entries), closing_line(entries)),
        Format::Json => json(entries),
        Format::Markdown => format!("{}\n{}\n", markdown(entries), closing_line(entries)),
    }
}

/// A line an entry, source by source.
#[must_use]
pub fn text(entries: &[&Entry]) -> String {
    let mut lines = Vec::new();
    for of_one_source in by_source(entries) {
        lines.push(of_one_source[0].place.source.name().to_owned());
        for entry in of_one_source {
            let Entry { place, name, verdict, .. } = entry;
            lines.push(format!("  {}, {name}: {} [{}]", place.section, finding(entry), verdict.name()));
            for (name, certified) in &entry.because {
                lines.push(format!("    {} is {name}: {}", entry.printed.unwrap_or_default(), short(certified)));
            }
        }
    }
    lines.join("\n")
}

/// What was found: the value beside what the source says of it.
fn finding(entry: &Entry) -> String {
    let certified = entry.certified.as_deref().map(short);
    let holds = if entry.verdict == Verdict::Erratum { "is not" } else { "is" };
    let finding = match (entry.printed, certified, &entry.stated) {
        (Some(printed), Some(certified), _) => format!("printed {printed}, is {certified}"),
        (_, Some(certified), Some(stated)) => format!("{certified} {holds} {}", shortened(stated)),
        (_, Some(certified), None) => certified,
        (_, None, stated) => format!("{}{}", contrary(entry), stated.as_deref().unwrap_or_default()),
    };
    finding + &remarks(entry)
}

/// What to know of a printed number: what its inputs were before they were rounded, and the convention.
fn remarks(entry: &Entry) -> String {
    let image = entry.image.as_ref().map(|image| format!(", between {image} before the inputs were rounded"));
    let convention = entry.convention.map(|convention| format!(" ({convention})"));
    image.unwrap_or_default() + &convention.unwrap_or_default()
}

/// A statement that is refuted stands here as what is true instead.
fn contrary(entry: &Entry) -> &'static str {
    if entry.verdict == Verdict::Erratum { "on the contrary, " } else { "" }
}

/// Enough digits to see a difference.
fn short(certified: &str) -> String {
    let (mantissa, exponent) = certified.find('e').map_or((certified, ""), |at| certified.split_at(at));
    if mantissa.len() <= 16 { certified.to_owned() } else { format!("{}…{exponent}", &mantissa[..16]) }
}

fn shortened(stated: &str) -> String {
    stated.split(' ').map(short_number).collect::<Vec<_>>().join(" ")
}

fn short_number(word: &str) -> String {
    if word.starts_with(|character: char| character.is_ascii_digit() || character == '-') {
        short(word)
    } else {
        word.to_owned()
    }
}

/// A table for each source.
fn markdown(entries: &[&Entry]) -> String {
    let mut page = String::new();
    for of_one_source in by_source(entries) {
        let source = of_one_source[0].place.source.name();
        write!(page, "## {source}\n\n| place | what | printed | certified | verdict |\n|---|---|---|---|---|\n")
            .expect("a string");
        for entry in of_one_source {
            let because = entry.because.iter().map(|(name, value)| format!("; it is {name}: {}", short(value)));
            let cells = [
                entry.place.section.to_owned(),
                entry.name.clone(),
                entry.printed.unwrap_or_default().to_owned(),
                format!("{}{}", certified(entry), because.collect::<String>()),
                entry.verdict.name().to_owned(),
            ];
            writeln!(page, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")).expect("a string");
        }
        page.push('\n');
    }
    page
}

fn certified(entry: &Entry) -> String {
    match (&entry.certified, &entry.stated) {
        (Some(_), _) if entry.printed.is_none() => finding(entry),
        (Some(certified), _) => short(certified) + &remarks(entry),
        // Bars would end the cell.
        (None, Some(stated)) => {
            format!("{}${}$", contrary(entry), stated.replace(r"\|", r"\Vert ").replace('|', r"\vert "))
        }
        (None, None) => String::new(),
    }
}

/// Raised whenever a field changes its meaning or goes.
const SCHEMA: u32 = 1;

fn json(entries: &[&Entry]) -> String {
    let entry = |entry: &&Entry| -> Json {
        let because = entry.because.iter().map(|(name, certified)| json!({"name": name, "certified": certified}));
        json!({
            "source": entry.place.source.name(),
            "section": entry.place.section,
            "page": entry.page,
            "name": entry.name,
            "printed": entry.printed,
            "convention": entry.convention,
            "certified": entry.certified,
            "image": entry.image,
            "stated": entry.stated,
            "verdict": entry.verdict.name(),
            "because": because.collect::<Vec<_>>(),
        })
    };
    let ledger = json!({ "schema": SCHEMA, "entries": entries.iter().map(entry).collect::<Vec<_>>() });
    serde_json::to_string_pretty(&ledger).expect("the ledger is made of JSON")
}

fn closing_line(entries: &[&Entry]) -> String {
    let of = |verdict| entries.iter().filter(|entry| entry.verdict == verdict).count();
    let printed = entries.iter().filter(|entry| entry.printed.is_some()).count();
    let errata = super::counted(of(Verdict::Erratum), "erratum", "errata");
    format!(
        "{} ({printed} printed), {} confirmed, {errata}, {} unprinted",
        super::counted(entries.len(), "entry", "entries"),
        of(Verdict::Confirmed),
        of(Verdict::Unprinted)
    )
}

fn by_source<'a>(entries: &'a [&'a Entry]) -> impl Iterator<Item = &'a [&'a Entry]> {
    entries.chunk_by(|one, next| one.place.source == next.place.source)
}
