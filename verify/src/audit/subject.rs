//! What is audited: an implementation that answers requests, in this process or in one of its own.

use crate::point::Value;
use crate::vocabulary::Operation;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a subject says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// What was answered to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The value of the operation: one number, or the numbers of a vector.
    Value(Vec<f64>),
    /// An error: the input is refused.
    Refusal(String),
    /// The subject has no such operation, or none for these arguments.
    Unsupported,
    /// No answer that the protocol allows.
    Fault(Fault),
}

/// How a subject broke the protocol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// What it did.
    pub kind: FaultKind,
    /// What there is to see of it: the line it wrote, how it ended, the end of its standard error.
    pub detail: String,
}

/// What a subject does that breaks the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// It ended before it answered.
    Crash,
    /// It did not answer within the time limit.
    Timeout,
    /// It answered something that is no answer.
    Garbage,
    /// It answered another request than the one asked.
    WrongId,
    /// It wrote more than an answer can be, or lines that nobody asked for.
    Flood,
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Crash => "crashed",
            Self::Timeout => "did not answer in time",
            Self::Garbage => "answered garbage",
            Self::WrongId => "answered another request",
            Self::Flood => "flooded its output",
        })
    }
}

/// A running implementation, for one thread.
pub trait Respondent: Send {
    /// Answers requests for one operation, in order; as many answers as requests.
    fn answer(&mut self, operation: &'static Operation, requests: &[Vec<Value>]) -> Vec<Answer>;

    /// Why it answers no more requests for an operation: each is a fault, without being asked.
    fn given_up(&self, _operation: &Operation) -> Option<&Fault> {
        None
    }
}

/// An implementation that can be audited: each thread starts a respondent of its own.
pub trait Subject: Sync {
    /// What it says of itself.
    fn identity(&self) -> &Identity;

    /// Whether it claims to compute an operation. What it claims for some arguments only, it answers with
    /// [`Answer::Unsupported`] for the others.
    fn offers(&self, operation: &Operation) -> bool;

    /// What is called for an operation, in the subject's own words; empty where it does not say.
    fn call(&self, operation: &Operation) -> &str;

    /// Starts a respondent.
    ///
    /// # Errors
    /// Why it cannot be started, with what it wrote to its standard error.
    fn start(&self) -> Result<Box<dyn Respondent>, String>;
}
