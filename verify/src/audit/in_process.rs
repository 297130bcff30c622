//! Our own two crates, audited in this process.

use super::subject::{Answer, Fault, FaultKind, Identity, Respondent, Subject};
use crate::point::Value;
use crate::run::unless_panicked;
use crate::subject::Subject as Own;
use crate::vocabulary::Operation;

/// One of our own crates.
#[derive(Debug)]
pub struct InProcess {
    own: Own,
    identity: Identity,
}

impl InProcess {
    /// The crate as a subject.
    #[must_use]
    pub fn new(own: Own) -> Self {
        let identity = Identity { name: own.name().to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        Self { own, identity }
    }
}

impl Subject for InProcess {
    fn identity(&self) -> &Identity {
        &self.identity
    }

    fn offers(&self, _: &Operation) -> bool {
        true
    }

    fn call(&self, _: &Operation) -> &str {
        ""
    }

    fn start(&self) -> Result<Box<dyn Respondent>, String> {
        Ok(Box::new(self.own))
    }
}

impl Respondent for Own {
    fn answer(&mut self, operation: &'static Operation, requests: &[Vec<Value>]) -> Vec<Answer> {
        let one = |values: &Vec<Value>| match unless_panicked(|| self.evaluate(operation, values)) {
            Ok(Ok(numbers)) => Answer::Value(numbers),
            Ok(Err(refusal)) => Answer::Refusal(refusal),
            Err(detail) => Answer::Fault(Fault { kind: FaultKind::Crash, detail }),
        };
        requests.iter().map(one).collect()
    }
}
