//! One input again: what the subject answers there, and what is true.

use super::exact;
use super::grade::grade;
use super::subject::{Answer, Respondent};
use crate::corpus::line;
use crate::point::Value;
use crate::protocol::{answer_to_json, value_to_json};
use crate::vocabulary::Operation;
use std::fmt;

/// The digits of the exact value.
const DIGITS: usize = 40;

/// An operation and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The operation.
    pub operation: &'static Operation,
    /// The arguments.
    pub values: Vec<Value>,
}

impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::str::FromStr for Request {
    type Err = String;

    /// `kl p=[0x1p-1 0x1p-1] q=[0x1p-2 0x1.8p-1]`: the operation, and its arguments as the corpus writes them.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, arguments) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let operation = super::operation(name).ok_or_else(|| format!("there is no operation {name:?}"))?;
        Ok(Self { operation, values: line::parse_arguments(operation, arguments)? })
    }
}

/// What came out.
pub struct Replayed<'a> {
    request: &'a Request,
    answer: Answer,
}

/// Asks the subject once more.
pub fn replay<'a>(request: &'a Request, respondent: &mut dyn Respondent) -> Replayed<'a> {
    let answers = respondent.answer(request.operation, std::slice::from_ref(&request.values));
    let answer = answers.into_iter().next().expect("one request, one answer");
    Replayed { request, answer }
}

impl fmt::Display for Replayed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Request { operation, values } = self.request;
        writeln!(f, "{}", operation.name)?;
        for (parameter, value) in operation.parameters.iter().zip(values) {
            writeln!(f, "  {} = {}", parameter.name, value_to_json(value))?;
        }
        match &self.answer {
            Answer::Value(numbers) => writeln!(f, "  answer: {}", answer_to_json(operation, numbers))?,
            Answer::Refusal(reason) => writeln!(f, "  answer: an error: {reason}")?,
            Answer::Unsupported => writeln!(f, "  answer: unsupported")?,
            Answer::Fault(fault) => writeln!(f, "  answer: none: it {}: {}", fault.kind, fault.detail)?,
        }
        let Some(exact) = exact::enclosures(operation, values) else {
            return write!(f, "  exact:  none: the input is outside the domain");
        };
        let digits = exact.iter().map(|exact| exact.to_decimal(DIGITS).unwrap_or_else(|| exact.to_string()));
        write!(f, "  exact:  {}", digits.collect::<Vec<_>>().join(", "))?;
        if let Answer::Value(numbers) = &self.answer {
            write!(f, "\n  error:  {}", grade(numbers, &exact))?;
        }
        Ok(())
    }
}
