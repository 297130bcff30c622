//! A problem: a worked example from a source, with what the source says of it.

use super::source::Citation;
use super::statement::Relation;
use crate::arithmetic::Arithmetic;
use std::borrow::Cow;

/// A worked example: exact inputs, and a table of quantities. Its id is the name of its file.
pub trait Problem {
    /// What is asked, in a sentence, with the inputs.
    const STATEMENT: &'static str;
    /// Where it is worked.
    const SOURCE: Citation;

    /// The quantities, and what the source says of each.
    fn table<A: Arithmetic>(a: &A) -> Table<A::Real>;
}

/// A quantity of a problem.
#[derive(Debug, Clone)]
pub struct Row<R> {
    /// Its name, unique in the table.
    pub name: Cow<'static, str>,
    /// Its value.
    pub value: R,
    /// What the source says of it.
    pub said: Said<R>,
}

/// What a source says of a quantity. The verdict follows from the certified values alone.
#[derive(Debug, Clone)]
pub enum Said<R> {
    /// Nothing: it computes the quantity, or leaves it to the reader.
    Nothing,
    /// A number.
    Printed {
        /// The number, as printed.
        text: &'static str,
        /// Where the inputs were rounded for print and the number was not computed from what is printed: all that it may be, over every
        /// input that rounds to the printed one.
        image: Option<R>,
        /// The convention that it follows, where the sources have several.
        convention: Option<&'static str>,
    },
    /// A wrong number, printed for another quantity: this is what it rounds instead.
    Instead {
        /// The number, as printed.
        text: &'static str,
    },
    /// That the comparison holds, of which this quantity is the left side.
    Stated(Relation<R>),
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

    fn with(mut self, name: impl Into<Cow<'static, str>>, value: R, said: Said<R>) -> Self {
        self.rows.push(Row { name: name.into(), value, said });
        self
    }

    /// A quantity that the source does not print.
    #[must_use]
    pub fn row(self, name: impl Into<Cow<'static, str>>, value: R) -> Self {
        self.with(name, value, Said::Nothing)
    }

    /// A quantity, and the number that the source prints for it.
    #[must_use]
    pub fn printed(self, name: impl Into<Cow<'static, str>>, value: R, text: &'static str) -> Self {
        self.with(name, value, Said::Printed { text, image: None, convention: None })
    }

    /// A quantity that the source computed before it rounded its inputs for print: `value` is that at the printed inputs, `image` all that
    /// it is where each [`rounded`](Arithmetic::rounded) input ranges over what rounds to the printed one.
    #[must_use]
    pub fn printed_of_rounded(
        self,
        name: impl Into<Cow<'static, str>>,
        value: R,
        image: R,
        text: &'static str,
    ) -> Self {
        self.with(name, value, Said::Printed { text, image: Some(image), convention: None })
    }

    /// A quantity for which the sources have several conventions: its value by the one that this source follows.
    #[must_use]
    pub fn printed_by(
        self,
        convention: &'static str,
        name: impl Into<Cow<'static, str>>,
        value: R,
        text: &'static str,
    ) -> Self {
        self.with(name, value, Said::Printed { text, image: None, convention: Some(convention) })
    }

    /// The quantity that the last printed number rounds, where that number is an erratum: how the source came by it. It is held to
    /// give that number.
    ///
    /// # Panics
    /// If nothing is printed before it.
    #[must_use]
    pub fn because(self, name: impl Into<Cow<'static, str>>, value: R) -> Self {
        let name = name.into();
        let last = self.rows.iter().rev().find_map(|row| match row.said {
            Said::Printed { text, .. } => Some(text),
            _ => None,
        });
        let text = last.unwrap_or_else(|| panic!("{name} explains a printed number, so one comes before it"));
        self.with(name, value, Said::Instead { text })
    }
}

impl<R: Clone> Table<R> {
    /// What the source states of its quantities: confirmed if it holds, an erratum if it is proved not to. The value is the first left side.
    ///
    /// # Panics
    /// If nothing is compared.
    #[must_use]
    pub fn stated(self, words: impl Into<Cow<'static, str>>, relation: Relation<R>) -> Self {
        let value = relation.clauses.first().expect("a statement compares something").left.clone();
        self.with(words, value, Said::Stated(relation))
    }
}
