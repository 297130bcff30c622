//! A thread's conversation with a program: batches of requests, and a new process after each failure.

use super::capabilities::Capabilities;
use super::patience::Patience;
use super::process::Process;
use super::{Launch, Limits};
use crate::audit::subject::{Answer, Fault, FaultKind, Respondent};
use crate::point::Value;
use crate::vocabulary::Operation;
use std::sync::Arc;

/// How many requests are written before the first answer is read. Enough that neither side waits for the other; a batch of the longest
/// vectors is a few megabytes of text.
const BATCH: usize = 64;

/// A conversation, over as many processes as it takes.
pub(super) struct Conversation {
    launch: Launch,
    limits: Limits,
    capabilities: Arc<Capabilities>,
    process: Option<Process>,
    patience: Patience,
}

impl Conversation {
    /// Begins with a process that is running.
    pub(super) fn new(launch: Launch, limits: Limits, capabilities: Arc<Capabilities>, process: Process) -> Self {
        Self { launch, limits, capabilities, process: Some(process), patience: Patience::default() }
    }

    /// The process, started if there is none.
    fn process(&mut self) -> Result<&mut Process, Fault> {
        let process = match self.process.take() {
            Some(process) => process,
            None => self.restart()?,
        };
        Ok(self.process.insert(process))
    }

    fn restart(&mut self) -> Result<Process, Fault> {
        let (process, _) = Process::start(&self.launch, self.limits.start).map_err(|error| {
            let fault = Fault { kind: FaultKind::Crash, detail: format!("it cannot be started again: {error}") };
            self.patience.lose_all(fault.clone());
            fault
        })?;
        Ok(process)
    }

    /// Asks, and collects the answers until there are no more requests or the process fails.
    fn converse(
        &mut self,
        name: &str,
        operation: &Operation,
        requests: &[Vec<Value>],
        answers: &mut Vec<Answer>,
    ) -> Result<(), Fault> {
        let limit = self.limits.answer;
        let process = self.process()?;
        for batch in requests.chunks(BATCH) {
            process.ask(name, operation, batch)?;
            for _ in batch {
                answers.push(process.answer(limit)?);
            }
        }
        Ok(())
    }
}

impl Respondent for Conversation {
    fn answer(&mut self, operation: &'static Operation, requests: &[Vec<Value>]) -> Vec<Answer> {
        let Some(name) = self.capabilities.name_of(operation) else {
            return vec![Answer::Unsupported; requests.len()];
        };
        let mut answers = Vec::with_capacity(requests.len());
        while answers.len() < requests.len() && self.patience.given_up(operation).is_none() {
            let first = answers.len();
            let outcome = self.converse(&name, operation, &requests[first..], &mut answers);
            if answers[first..].iter().any(|answer| !matches!(answer, Answer::Fault(_))) {
                self.patience.restore(operation);
            }
            if let Err(fault) = outcome {
                self.process = None;
                self.patience.lose(operation, &fault);
                answers.push(Answer::Fault(fault));
            }
        }
        if let Some(fault) = self.patience.given_up(operation) {
            answers.resize(requests.len(), Answer::Fault(fault.clone()));
        }
        answers
    }

    fn given_up(&self, operation: &Operation) -> Option<&Fault> {
        self.patience.given_up(operation)
    }
}
