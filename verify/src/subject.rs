//! Subjects: implementations under audit. Our own two crates answer the protocol here.

use crate::point::{Argument, Value};
use crate::protocol::{self, Request, answer_to_json};
use crate::vocabulary::families::ON_ANY;
use crate::vocabulary::learning::fits;
use crate::vocabulary::{Operation, on_numbers};
use kullback_reference::{Outcome, certify_all};
use serde_json::{Value as Json, json};
use std::io::{self, BufRead, Write};

/// One of our own crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Subject {
    /// The fast crate: the answers of `kullback`.
    Fast,
    /// The reference: the correctly rounded answers of `kullback-reference`.
    Reference,
}

impl Subject {
    /// The value of an operation, a number or the numbers of a vector; or why there is none.
    pub(crate) fn evaluate(self, operation: &Operation, values: &[Value]) -> Result<Vec<f64>, String> {
        let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
        match self {
            Self::Fast => (operation.fast)(&arguments).map_err(|error| error.to_string()),
            Self::Reference => certify_all(|precision| (operation.reference)(&arguments, precision))
                .map_err(|reason| reason.to_string())?
                .into_iter()
                .map(|outcome| match outcome {
                    Outcome::Rounded { value, .. } | Outcome::Exact { value, .. } => Ok(value),
                    Outcome::OutOfDomain(reason) => Err(reason.to_string()),
                    Outcome::Undecided { enclosure, precision } => {
                        Err(format!("undecided at {precision} bits: {enclosure}"))
                    }
                })
                .collect(),
        }
    }

    /// The name of the crate.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fast => "kullback",
            Self::Reference => "kullback-reference",
        }
    }

    fn capabilities(self, id: &Json) -> Json {
        let unsampled = ON_ANY.iter().chain(fits::OPERATIONS).copied();
        let ops: Vec<&str> = on_numbers().chain(unsampled).map(|operation| operation.name).collect();
        json!({"id": id, "ops": ops, "name": self.name(), "version": env!("CARGO_PKG_VERSION")})
    }

    /// The answer to a line.
    #[must_use]
    pub fn answer(self, line: &str) -> Json {
        let (id, request) = protocol::read(line);
        match request {
            Ok(Request::Capabilities) => self.capabilities(&id),
            Ok(Request::Unknown) => json!({"id": id, "unsupported": true}),
            Ok(Request::Evaluate { operation, values }) => match self.evaluate(operation, &values) {
                Ok(values) => json!({"id": id, "value": answer_to_json(operation, &values)}),
                Err(error) => json!({"id": id, "error": error}),
            },
            Err(error) => json!({"id": id, "error": error}),
        }
    }

    /// Answers every line of the input, in order, each before the next is read. Blank lines are passed over; bytes that are not
    /// UTF-8 are answered as the malformed JSON they are.
    ///
    /// # Errors
    /// If the input cannot be read or the output cannot be written.
    pub fn serve(self, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            if !text.trim().is_empty() {
                writeln!(output, "{}", self.answer(text.trim()))?;
                output.flush()?;
            }
            line.clear();
        }
        Ok(())
    }
}
