//! A problem: a worked example from a source, with what the source printed.

use super::source::Citation;
use crate::arithmetic::Arithmetic;

/// A worked example: exact inputs, and a table of quantities. Its id is the name of its file.
pub trait Problem {
    /// What is asked, in a sentence, with the inputs.
    const STATEMENT: &'static str;
    /// Where it is worked.
    const SOURCE: Citation;

    /// The quantities, and for each what the source printed.
    fn table<A: Arithmetic>(a: &A) -> Table<A::Real>;
}

/// A quantity of a problem.
#[derive(Debug, Clone)]
pub struct Row<R> {
    /// Its name, unique in the table.
    pub name: &'static str,
    /// Its value.
    pub value: R,
    /// The number as the source prints it, if it does.
    pub printed: Option<&'static str>,
    /// The wrong number that the source prints, if this quantity is what it rounds instead.
    pub explains: Option<&'static str>,
}

/// The quantities of a problem, in the order of the source.
#[derive(Debug, Clone)]
pub struct Table<R> {
    /// The rows.
    pub rows: Vec<Row<R>>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<R> Table<R> {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A quantity that the source does not print.
    #[must_use]
    pub fn row(mut self, name: &'static str, value: R) -> Self {
        self.rows.push(Row { name, value, printed: None, explains: None });
        self
    }

    /// A quantity, and the number that the source prints for it.
    #[must_use]
    pub fn printed(mut self, name: &'static str, value: R, printed: &'static str) -> Self {
        self.rows.push(Row { name, value, printed: Some(printed), explains: None });
        self
    }

    /// The quantity that the last printed number rounds, where that number is an erratum: how the source came by it. It is held to
    /// give that number.
    ///
    /// # Panics
    /// If nothing is printed before it.
    #[must_use]
    pub fn because(mut self, name: &'static str, value: R) -> Self {
        let explains = self.rows.iter().rev().find_map(|row| row.printed);
        assert!(explains.is_some(), "{name} explains a printed number, so one comes before it");
        self.rows.push(Row { name, value, printed: None, explains });
        self
    }
}
