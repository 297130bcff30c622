//! `cargo xtask bench`: the fast crate beside its peers, as one table.
//!
//! Standard output carries the table and nothing else; how far it has got goes to standard error, criterion's lines too.

mod estimates;
mod format;
mod machine;
mod measure;
mod python;
mod report;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use kullback_peers::{ROWS, Row};

use crate::format::Format;
use crate::python::Python;
use crate::report::{Line, Report, Skipped};

/// Measure the fast crate beside its peers, in one run, and print one table
#[derive(Debug, Parser)]
#[command(
    name = "bench",
    bin_name = "cargo xtask bench",
    after_help = "\
Examples:
  cargo xtask bench                      every row: about three minutes, once built
  cargo xtask bench kl-1024 js           the rows whose names begin like that
  cargo xtask bench --format markdown    for a README
  PYTHON=.venv/bin/python cargo xtask bench

The peers in Python (NumPy, SciPy, PyTorch) are measured when they are installed, and skipped with a word otherwise."
)]
struct Cli {
    /// Only the rows whose names begin with one of these, such as `kl`, `kl-1024` or `js`
    #[arg(value_name = "ROW")]
    rows: Vec<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Print the names of the rows, and measure nothing
    #[arg(long)]
    list: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli).and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

/// Everything, up to the text that is to be printed.
fn run(cli: &Cli) -> Result<String, String> {
    let rows = chosen(&cli.rows)?;
    if cli.list {
        return Ok(rows.iter().map(|row| row.name() + "\n").collect());
    }
    measure::build()?;
    let mut python = Python::start();
    let (mut lines, mut skipped) = (Vec::new(), Vec::new());
    for row in rows {
        match Skipped::new(row) {
            Some(why) => skipped.push(why),
            None => lines.push(Line::new(row, measure::measure(row, python.as_mut().ok())?)),
        }
    }
    Ok(cli.format.render(&Report::new(python.as_ref(), lines, skipped)))
}

/// The rows whose names begin with one of `names`; all of them for none.
fn chosen(names: &[String]) -> Result<Vec<&'static Row>, String> {
    if let Some(name) = names.iter().find(|name| !ROWS.iter().any(|row| row.name().starts_with(*name))) {
        let known: Vec<String> = ROWS.iter().map(Row::name).collect();
        return Err(format!("no row's name begins with `{name}`; the rows are {}", known.join(", ")));
    }
    let wanted = |row: &&Row| names.is_empty() || names.iter().any(|name| row.name().starts_with(name));
    Ok(ROWS.iter().filter(wanted).collect())
}

/// Prints the result. A reader that has had enough (`| head`) is no failure.
fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use kullback_peers::Peer;

    fn names(words: &[&str]) -> Result<Vec<String>, String> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        chosen(&words).map(|rows| rows.into_iter().map(Row::name).collect())
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn rows_are_chosen_by_the_beginning_of_their_names() {
        assert_eq!(names(&[]).unwrap().len(), ROWS.len());
        assert_eq!(names(&["entropy"]).unwrap(), ["entropy-65536"]);
        assert_eq!(names(&["js", "kl-6"]).unwrap(), ["kl-64", "kl-65536", "js-65536"]);
    }

    #[test]
    fn an_unknown_row_is_answered_with_the_known_ones() {
        let error = names(&["kl", "lk"]).unwrap_err();
        assert!(error.starts_with("no row's name begins with `lk`; the rows are kl-8, "), "{error}");
    }

    /// The script names works and peers by strings: each must be one of ours.
    #[test]
    fn the_script_knows_every_python_peer_and_work() {
        let script = include_str!("peers.py");
        for peer in Peer::ALL.into_iter().filter(|peer| peer.is_python()) {
            assert!(script.contains(&format!("\"{}\":", peer.name())), "{peer:?}");
        }
        for row in ROWS {
            assert!(script.contains(&format!("\"{}\": {{", row.work.name)), "{}", row.work.name);
        }
    }
}
