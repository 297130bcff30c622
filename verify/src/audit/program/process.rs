//! A running program: what is asked of it, what it answers, and how it fails.

use super::Launch;
use super::capabilities::Capabilities;
use super::group::Group;
use super::pipes::{self, Errors, LONGEST_LINE, Line};
use super::wire;
use crate::audit::subject::{Answer, Fault, FaultKind};
use crate::point::Value;
use crate::vocabulary::Operation;
use serde::Deserialize;
use serde_json::Value as Json;
use std::io;
use std::process::Stdio;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How long the end of a process is waited for once it has closed its standard output, which it does a moment before it ends.
const FAREWELL: Duration = Duration::from_millis(500);

/// A process that has said what it can do.
pub(super) struct Process {
    group: Group,
    requests: Sender<Vec<u8>>,
    lines: Receiver<Line>,
    errors: Errors,
    /// The ids of the last request and of the last answer.
    asked: u64,
    answered: u64,
}

impl Process {
    /// Starts a program and asks what it can do.
    ///
    /// # Errors
    /// If it cannot be run, or does not say what it can do.
    pub(super) fn start(launch: &Launch, limit: Duration) -> Result<(Self, Capabilities), String> {
        let mut process = Self::spawn(launch).map_err(|error| format!("cannot run `{launch}`: {error}"))?;
        let capabilities = process.capabilities(limit).map_err(|fault| {
            let Fault { kind, detail } = fault;
            format!("`{launch}` {kind} when it was asked what it can do: {detail}")
        })?;
        Ok((process, capabilities))
    }

    fn spawn(launch: &Launch) -> io::Result<Self> {
        let mut command = launch.command();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut group = Group::spawn(command)?;
        let requests = pipes::written(group.child.stdin.take().expect("it is piped"));
        let lines = pipes::lines(group.child.stdout.take().expect("it is piped"));
        let errors = Errors::of(group.child.stderr.take().expect("it is piped"));
        Ok(Self { group, requests, lines, errors, asked: 0, answered: 0 })
    }

    fn capabilities(&mut self, limit: Duration) -> Result<Capabilities, Fault> {
        self.write(wire::capabilities_request() + "\n");
        let line = self.line(limit)?;
        let fields = wire::fields(0, &line)?;
        Capabilities::deserialize(Json::Object(fields))
            .map_err(|error| Fault { kind: FaultKind::Garbage, detail: format!("{error}: {}", wire::shown(&line)) })
    }

    /// Writes requests. Their answers are to be read before more is asked.
    ///
    /// # Errors
    /// If the process has written something that nobody asked for.
    pub(super) fn ask(&mut self, name: &str, operation: &Operation, requests: &[Vec<Value>]) -> Result<(), Fault> {
        if let Ok(line) = self.lines.try_recv() {
            let (Line::Whole(line) | Line::TooLong(line)) = line;
            let detail = format!("a line that nobody asked for: {}", wire::shown(&line));
            return Err(Fault { kind: FaultKind::Flood, detail });
        }
        let mut text = String::new();
        for values in requests {
            self.asked += 1;
            text += &wire::request(self.asked, name, operation, values);
            text.push('\n');
        }
        self.write(text);
        Ok(())
    }

    fn write(&mut self, text: String) {
        // If the writer is gone, so is the process: reading tells how.
        let _ = self.requests.send(text.into_bytes());
    }

    /// The answer to the next of the requests.
    ///
    /// # Errors
    /// If there is none, or what comes after it cannot be trusted.
    pub(super) fn answer(&mut self, limit: Duration) -> Result<Answer, Fault> {
        debug_assert!(self.answered < self.asked, "there is a request to answer");
        let line = self.line(limit)?;
        self.answered += 1;
        wire::answer(self.answered, &line)
    }

    fn line(&mut self, limit: Duration) -> Result<Vec<u8>, Fault> {
        match self.lines.recv_timeout(limit) {
            Ok(Line::Whole(line)) => Ok(line),
            Ok(Line::TooLong(line)) => Err(Fault {
                kind: FaultKind::Flood,
                detail: format!("a line of more than {LONGEST_LINE} bytes: {}", wire::shown(&line)),
            }),
            Err(RecvTimeoutError::Disconnected) => Err(self.crash()),
            Err(RecvTimeoutError::Timeout) => Err(self.timeout(limit)),
        }
    }

    fn crash(&mut self) -> Fault {
        let how = match self.group.end(FAREWELL) {
            Some(status) => match status.code() {
                Some(code) => format!("it ended with status {code}"),
                None => format!("it was ended by {status}"),
            },
            None => "it closed its standard output and ran on".to_owned(),
        };
        Fault { kind: FaultKind::Crash, detail: self.with_last_words(how) }
    }

    fn timeout(&mut self, limit: Duration) -> Fault {
        self.group.end(Duration::ZERO);
        // A program that forgets to flush looks exactly like one that hangs.
        let how = format!("no whole line within {limit:?} (is each answer flushed?)");
        Fault { kind: FaultKind::Timeout, detail: self.with_last_words(how) }
    }

    fn with_last_words(&self, how: String) -> String {
        match self.errors.last_words() {
            nothing if nothing.is_empty() => how,
            words => format!("{how}; its standard error ends:\n{words}"),
        }
    }
}
