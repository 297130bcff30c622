//! The report as text, as Markdown and as JSON.

use comfy_table::{CellAlignment, Table, TableStyle, presets};

use crate::measure::ROUNDS;
use crate::report::{Cell, Column, Line, Report, Skipped};

/// What to print.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    /// A table for the terminal
    Text,
    /// One object, for programs
    Json,
    /// A table for a README
    Markdown,
}

impl Format {
    pub(crate) fn render(self, report: &Report) -> String {
        match self {
            Self::Text => with_notes(report, presets::UTF8_BORDERS_ONLY, ""),
            Self::Markdown => with_notes(report, presets::ASCII_MARKDOWN, "- "),
            Self::Json => serde_json::to_string_pretty(report).expect("strings and numbers") + "\n",
        }
    }
}

/// The table, then what one must know to read it, a line each.
fn with_notes(report: &Report, style: TableStyle, bullet: &str) -> String {
    let notes: String = notes(report).iter().map(|note| format!("{bullet}{note}\n")).collect();
    format!("{}\n\n{notes}", table(report, style))
}

fn table(report: &Report, style: TableStyle) -> String {
    let measured = |column: &&Column| report.rows.iter().any(|line| line.cell(column.peer).is_some());
    let peers: Vec<&str> = report.peers.iter().filter(measured).map(|column| column.peer).collect();
    let mut table = Table::new();
    table.load_style(style);
    table.set_header(["", "n"].iter().chain(&peers));
    for line in &report.rows {
        let cells = peers.iter().map(|peer| line.cell(peer).map_or_else(|| "–".to_owned(), cell));
        table.add_row([title(line), size(line)].into_iter().chain(cells));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The work, and the threads if there are more than one.
fn title(Line { work, threads, .. }: &Line) -> String {
    if *threads == 1 { (*work).to_owned() } else { format!("{work}, {threads} threads") }
}

/// The length, or the shape.
fn size(Line { vectors, n, .. }: &Line) -> String {
    if *vectors == 1 { thousands(*n) } else { format!("{} × {}", thousands(*vectors), thousands(*n)) }
}

/// The time, and how many times ours it is; ours is once ours.
fn cell(cell: &Cell) -> String {
    let time = digits(cell.ns_per_element, 3);
    if cell.ratio == 1.0 { time } else { format!("{time} ({}×)", digits(cell.ratio, 2)) }
}

fn notes(report: &Report) -> Vec<String> {
    let of = |of: &Column| Some(format!("{} {}", of.peer, of.version.as_ref()?));
    let versions: Vec<String> = report.peers.iter().filter_map(of).collect();
    let skipped = |of: &Column| Some(format!("{} is skipped; {}", of.peer, of.skipped.as_ref()?));
    let skipped_row = |row: &Skipped| format!("{} is skipped; {}", row.row, row.why);
    let mut notes = vec![
        "Nanoseconds an element, and how many times kullback's that is: above 1× is slower than kullback.".to_owned(),
        format!(
            "One thread, where a row does not say more. Medians of {ROUNDS} rounds, of fewer where a row takes long."
        ),
        "memory: the arrays are summed and nothing else. scalar loop: over f64::ln, unchecked.".to_owned(),
        "kl_avx2, kl_portable: our quick pass without AVX-512, and without AVX2; the peers use what the processor has."
            .to_owned(),
        format!("{} ({}), {}.", report.cpu, report.features.join(" "), report.date),
        format!("rustc {}, {}.", report.rustc, versions.join(", ")),
    ];
    notes.extend(report.rows.iter().filter_map(rows_per_second));
    notes.extend(report.peers.iter().filter_map(skipped));
    notes.extend(report.skipped.iter().map(skipped_row));
    notes
}

/// Of a batch, the rows that each peer does in a second.
fn rows_per_second(line: &Line) -> Option<String> {
    let of = |cell: &Cell| Some(format!("{} {}", cell.peer, thousands(round(cell.rows_per_second?))));
    let all: Vec<String> = line.cells.iter().map(of).collect::<Option<_>>()?;
    Some(format!("{} of {}, rows a second: {}.", line.work, size(line), all.join(", ")))
}

/// To three significant digits.
fn round(value: f64) -> usize {
    let unit = 10f64.powi((value.max(1.0).log10().floor() as i32 - 2).max(0));
    ((value / unit).round() * unit) as usize
}

/// So many significant digits, and no exponent: what is measured is between picoseconds and milliseconds.
fn digits(value: f64, significant: i32) -> String {
    // The power of ten of the first digit, as it will be printed: 9.99 has three digits, and 9.999 is 10.0.
    let exponent = |value: f64| if value > 0.0 { value.log10().floor() as i32 } else { 0 };
    let unit = 10f64.powi(exponent(value) - significant + 1);
    let rounded = (value / unit).round() * unit;
    let decimals = usize::try_from(significant - 1 - exponent(rounded)).unwrap_or(0);
    format!("{rounded:.decimals$}")
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).expect("digits")).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let column = |peer, version: Option<&str>, skipped: Option<&str>| Column {
            peer,
            version: version.map(ToOwned::to_owned),
            skipped: skipped.map(ToOwned::to_owned),
        };
        let cell = |peer, ns_per_element, ratio| Cell { peer, ns_per_element, ratio, rows_per_second: None };
        let line =
            |work, n, cells| Line { row: format!("{work}-{n}"), work, vectors: 1, n, threads: 1, rounds: 3, cells };
        let batch = Cell { rows_per_second: Some(583_421.0), ..cell("kullback", 1.714, 1.0) };
        Report {
            schema: 1,
            date: "2026-01-31".into(),
            cpu: "A processor".into(),
            features: vec!["avx2", "fma"],
            rustc: "1.95.0".into(),
            peers: vec![
                column("kullback", Some("0.1.0"), None),
                column("memory", None, None),
                column("NumPy", Some("2.4.6"), None),
                column("PyTorch", None, Some("not installed: pip")),
            ],
            rows: vec![
                line(
                    "kl",
                    65_536,
                    vec![cell("kullback", 2.0, 1.0), cell("memory", 0.1, 0.05), cell("NumPy", 3.0, 1.5)],
                ),
                Line { threads: 2, ..line("js", 8, vec![cell("kullback", 4.0, 1.0)]) },
                Line { vectors: 4096, ..line("kl_rows", 1000, vec![batch]) },
            ],
            skipped: vec![Skipped { row: "kl_avx2-8".into(), why: "no such path".into() }],
        }
    }

    #[test]
    fn markdown() {
        let expected = "\
| | n | kullback | memory | NumPy |
|---|---|---|---|---|
| kl | 65,536 | 2.00 | 0.100 (0.050×) | 3.00 (1.5×) |
| js, 2 threads | 8 | 4.00 | – | – |
| kl_rows | 4,096 × 1,000 | 1.71 | – | – |
";
        let squeeze = |text: &str| text.replace([' ', '-', '–'], "");
        let rendered = Format::Markdown.render(&report());
        let (table, notes) = rendered.split_once("\n\n").unwrap();
        assert_eq!(squeeze(table), squeeze(expected.trim_end()), "{table}");
        assert!(
            notes.ends_with(
                "- A processor (avx2 fma), 2026-01-31.\n\
             - rustc 1.95.0, kullback 0.1.0, NumPy 2.4.6.\n\
             - kl_rows of 4,096 × 1,000, rows a second: kullback 583,000.\n\
             - PyTorch is skipped; not installed: pip\n\
             - kl_avx2-8 is skipped; no such path\n"
            ),
            "{notes}"
        );
    }

    #[test]
    fn json() {
        let object: serde_json::Value = serde_json::from_str(&Format::Json.render(&report())).unwrap();
        assert_eq!(object["schema"], 1);
        assert_eq!(object["rows"][0]["cells"][2]["peer"], "NumPy");
        assert_eq!(object["rows"][0]["cells"][2]["ratio"], 1.5);
        assert_eq!(object["peers"][3]["skipped"], "not installed: pip");
    }

    #[test]
    fn significant_digits() {
        let shown = [207.34, 99.96, 9.996, 0.4213, 0.0995, 1234.0, 0.0].map(|value| digits(value, 3));
        assert_eq!(shown, ["207", "100", "10.0", "0.421", "0.0995", "1230", "0.00"]);
    }

    #[test]
    fn groups_of_three() {
        assert_eq!([8, 1024, 65_536, 1 << 24].map(thousands), ["8", "1,024", "65,536", "16,777,216"]);
    }
}
