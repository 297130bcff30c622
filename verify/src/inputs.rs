//! The inputs of an operation, in the order in which they are tried: those of the corpus, those that are known to matter, samples.

use crate::corpus::{self, Entry};
use crate::known;
use crate::point::Value;
use crate::run::Settings;
use crate::sampler::Draw;
use crate::vocabulary::Operation;

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The operation's file in the [`corpus`].
    Corpus {
        /// The line, from one.
        line: usize,
    },
    /// The [`known`] inputs.
    Known(usize),
    /// The [`sampler`](mod@crate::sampler). The number does not count what was tried before, so that a seed means the same when the corpus has grown.
    Sample(usize),
}

impl Origin {
    /// Where a reader finds the input.
    #[must_use]
    pub fn place(self, operation: &Operation) -> String {
        match self {
            Self::Corpus { line } => format!("{}:{line}", corpus::file(operation)),
            Self::Known(index) => format!("known input {index}"),
            Self::Sample(index) => format!("sample {index}"),
        }
    }
}

/// An input of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Where it comes from.
    pub origin: Origin,
    /// The arguments.
    pub values: Vec<Value>,
}

/// All inputs of an operation; samples are drawn when they are asked for.
pub(crate) struct Inputs<'a> {
    operation: &'static Operation,
    settings: &'a Settings,
    corpus: Vec<Entry>,
    known: Vec<Vec<Value>>,
}

impl<'a> Inputs<'a> {
    /// The inputs of an operation, without those of its corpus if that cannot be read; and why it cannot.
    pub(crate) fn of(operation: &'static Operation, settings: &'a Settings) -> (Self, Option<String>) {
        let (corpus, malformed) = match corpus::entries(operation) {
            Ok(entries) => (entries, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
        (Self { operation, settings, corpus, known: known::arguments(operation) }, malformed)
    }

    /// How many are from the corpus.
    pub(crate) fn corpus(&self) -> usize {
        self.corpus.len()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.corpus.len() + self.known.len() + self.settings.operation_samples(self.operation)
    }

    /// One of them.
    pub(crate) fn get(&self, index: usize) -> Input {
        if let Some(Entry { line, values }) = self.corpus.get(index) {
            return Input { origin: Origin::Corpus { line: *line }, values: values.clone() };
        }
        let index = index - self.corpus.len();
        if let Some(values) = self.known.get(index) {
            return Input { origin: Origin::Known(index), values: values.clone() };
        }
        let index = index - self.known.len();
        let mut draw = Draw::seeded(self.settings.seed, self.operation.name, index);
        let values = self.operation.draw(&mut draw, self.settings.largest());
        Input { origin: Origin::Sample(index), values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(seed: u64) -> Vec<Input> {
        let operation = Operation::named("kl_div").expect("it is in the vocabulary");
        let settings = Settings { seed, thorough: false, filter: Vec::new() };
        let (inputs, malformed) = Inputs::of(operation, &settings);
        assert_eq!(malformed, None);
        (0..inputs.len()).map(|index| inputs.get(index)).collect()
    }

    #[test]
    fn the_corpus_comes_first_and_the_samples_last() {
        let rank = |input: &Input| match input.origin {
            Origin::Corpus { line } => (0, line),
            Origin::Known(index) => (1, index),
            Origin::Sample(index) => (2, index),
        };
        let inputs = inputs(1);
        assert_eq!((inputs[0].origin, rank(&inputs[inputs.len() - 1])), (Origin::Corpus { line: 1 }, (2, 399)));
        assert!(inputs.is_sorted_by(|a, b| rank(a) < rank(b)));
    }

    #[test]
    fn only_the_samples_depend_on_the_seed() {
        // As text, because some of the known inputs are not numbers, which are equal to nothing.
        let text = |seed| -> Vec<(Origin, String)> {
            inputs(seed).into_iter().map(|input| (input.origin, format!("{:?}", input.values))).collect()
        };
        let (some, others) = (text(7), text(8));
        assert_eq!(some, text(7));
        let different: Vec<_> = some.iter().zip(&others).filter(|(one, other)| one != other).collect();
        assert!(different.iter().all(|((origin, _), _)| matches!(origin, Origin::Sample(_))), "{different:?}");
        assert!(different.len() > 300, "{}", different.len());
    }
}
