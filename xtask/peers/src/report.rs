//! What was measured, for whoever prints it.

use kullback_peers::{Peer, Row};
use serde::Serialize;

use crate::machine;
use crate::measure::Times;
use crate::python::Python;

/// Everything that is known of one run.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// Of this form; grows when a field changes its meaning.
    pub(crate) schema: u32,
    pub(crate) date: String,
    pub(crate) cpu: String,
    pub(crate) features: Vec<&'static str>,
    pub(crate) rustc: String,
    pub(crate) peers: Vec<Column>,
    pub(crate) rows: Vec<Line>,
    pub(crate) skipped: Vec<Skipped>,
}

/// A row that this machine cannot have.
#[derive(Debug, Serialize)]
pub(crate) struct Skipped {
    pub(crate) row: String,
    pub(crate) why: String,
}

/// A peer, as it was found.
#[derive(Debug, Serialize)]
pub(crate) struct Column {
    pub(crate) peer: &'static str,
    /// None for what is written here, and for what is not installed.
    pub(crate) version: Option<String>,
    /// Why it was not measured, and what to do about it.
    pub(crate) skipped: Option<String>,
}

/// A row, and the peers that have a part in it.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) row: String,
    pub(crate) work: &'static str,
    /// The number of vectors; one, unless it is a batch.
    pub(crate) vectors: usize,
    pub(crate) n: usize,
    pub(crate) threads: usize,
    pub(crate) rounds: usize,
    pub(crate) cells: Vec<Cell>,
}

/// One peer at one row.
#[derive(Debug, Serialize)]
pub(crate) struct Cell {
    pub(crate) peer: &'static str,
    /// The median over the rounds of the median time of a call, over the number of outcomes of all vectors.
    pub(crate) ns_per_element: f64,
    /// Of that, to ours: above one it is slower than we are.
    pub(crate) ratio: f64,
    /// Of a batch, the number of its rows in a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rows_per_second: Option<f64>,
}

impl Report {
    pub(crate) fn new(python: Result<&Python, &String>, rows: Vec<Line>, skipped: Vec<Skipped>) -> Self {
        Self {
            schema: 1,
            date: machine::today(),
            cpu: machine::cpu(),
            features: machine::features(),
            rustc: machine::rustc(),
            peers: Peer::ALL.iter().map(|&peer| Column::new(peer, python)).collect(),
            rows,
            skipped,
        }
    }
}

impl Skipped {
    /// What is to be said if a row is not for this machine.
    pub(crate) fn new(row: &Row) -> Option<Self> {
        let path = row.lacks()?;
        Some(Self { row: row.name(), why: format!("this processor lacks what the path {path} needs") })
    }
}

impl Column {
    fn new(peer: Peer, python: Result<&Python, &String>) -> Self {
        let (version, skipped) = match python {
            _ if !peer.is_python() => (peer.package().and_then(machine::locked).map(ToOwned::to_owned), None),
            Ok(python) => match python.version(peer) {
                Some(version) => (Some(version.to_owned()), None),
                None => (None, Some(advice(peer, &python.name().to_string_lossy()))),
            },
            Err(error) => {
                (None, Some(format!("{error}; install Python 3, or name one in $PYTHON, with {}", packages(peer))))
            }
        };
        Self { peer: peer.name(), version, skipped }
    }
}

/// How a Python peer is installed.
fn advice(peer: Peer, python: &str) -> String {
    format!("not installed: {python} -m pip install {}", packages(peer))
}

/// What a Python peer needs. PyTorch's distributions come to it through NumPy, which it does not bring along.
fn packages(peer: Peer) -> String {
    let own = peer.package().unwrap_or_default();
    if peer == Peer::PyTorch { format!("numpy {own}") } else { own.to_owned() }
}

impl Line {
    pub(crate) fn new(row: &Row, mut times: Times) -> Self {
        let rounds = times.values().map(Vec::len).max().unwrap_or(0);
        let mut ns_per_element = |peer: Peer| Some(median(times.get_mut(peer.name())?) / row.elements() as f64);
        let ours = ns_per_element(Peer::Kullback).unwrap_or(f64::NAN);
        let cell = |peer: Peer| {
            let ns_per_element = ns_per_element(peer)?;
            let rows_per_second = row.is_batch().then(|| 1e9 / (ns_per_element * row.n as f64));
            Some(Cell { peer: peer.name(), ns_per_element, ratio: ns_per_element / ours, rows_per_second })
        };
        let cells = Peer::ALL.into_iter().filter_map(cell).collect();
        Self {
            row: row.name(),
            work: row.work.name,
            vectors: row.vectors,
            n: row.n,
            threads: row.threads,
            rounds,
            cells,
        }
    }

    /// What a peer did.
    pub(crate) fn cell(&self, peer: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.peer == peer)
    }
}

/// The one in the middle, or the mean of the two.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) { (values[middle - 1] + values[middle]) / 2.0 } else { values[middle] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kullback_peers::ROWS;

    #[test]
    fn cells_are_medians_over_the_rounds() {
        let times = Times::from([("kullback", vec![80.0, 8000.0, 16.0]), ("NumKong", vec![32.0, 48.0])]);
        let line = Line::new(&ROWS[0], times);
        assert_eq!((line.row.as_str(), line.n, line.rounds), ("kl-8", 8, 3));
        let cells: Vec<_> = line.cells.iter().map(|cell| (cell.peer, cell.ns_per_element, cell.ratio)).collect();
        assert_eq!(cells, [("kullback", 10.0, 1.0), ("NumKong", 5.0, 0.5)]);
    }

    #[test]
    fn a_batch_has_rows_a_second() {
        let row = ROWS.iter().find(|row| row.is_batch()).unwrap();
        let line = Line::new(row, Times::from([("kullback", vec![row.vectors as f64 * 1000.0])]));
        let cell = line.cell("kullback").unwrap();
        assert!((cell.ns_per_element * row.n as f64 - 1000.0).abs() < 1e-9, "{cell:?}");
        assert!((cell.rows_per_second.unwrap() - 1e6).abs() < 1e-3, "{cell:?}");
    }

    #[test]
    fn what_is_missing_says_how_to_install_it() {
        assert_eq!(advice(Peer::SciPy, "python3"), "not installed: python3 -m pip install scipy");
        assert_eq!(advice(Peer::PyTorch, "python3"), "not installed: python3 -m pip install numpy torch");
        let column = Column::new(Peer::NumPy, Err(&"cannot run python3: gone".to_owned()));
        assert!(column.skipped.unwrap().starts_with("cannot run python3: gone; install Python 3"));
    }
}
