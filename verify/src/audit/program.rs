//! A subject in a process of its own, spoken to by the [`protocol`](crate::protocol).
//!
//! Each thread has a process of its own. One that breaks the protocol is killed, with everything it started, and another takes its
//! place: the request it failed at is answered with a [`Fault`](super::subject::Fault), and the campaign goes on.

mod capabilities;
mod group;
mod patience;
mod pipes;
mod process;
mod respondent;
mod wire;

use super::subject::{Identity, Respondent, Subject};
use crate::vocabulary::Operation;
use capabilities::Capabilities;
use process::Process;
use respondent::Conversation;
use std::ffi::OsString;
use std::fmt;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How a program is started.
#[derive(Debug, Clone)]
pub enum Launch {
    /// A line for the shell, `sh -c`.
    Shell(String),
    /// A program and its arguments.
    Program {
        /// The program.
        program: OsString,
        /// The arguments.
        arguments: Vec<OsString>,
    },
}

impl Launch {
    fn command(&self) -> Command {
        match self {
            Self::Shell(line) => {
                let mut shell = Command::new("sh");
                shell.arg("-c").arg(line);
                shell
            }
            Self::Program { program, arguments } => {
                let mut command = Command::new(program);
                command.args(arguments);
                command
            }
        }
    }
}

impl fmt::Display for Launch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shell(line) => f.write_str(line),
            Self::Program { program, arguments } => {
                write!(f, "{}", program.display())?;
                arguments.iter().try_for_each(|argument| write!(f, " {}", argument.display()))
            }
        }
    }
}

/// How long a program may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From its start until it has said what it can do.
    pub start: Duration,
    /// For an answer, from the answer before it.
    pub answer: Duration,
}

impl Default for Limits {
    /// A minute to start, because a large library is read from a cold disk; five seconds to answer, hundreds of times what a slow
    /// interpreter needs for the longest vector.
    fn default() -> Self {
        Self { start: Duration::from_secs(60), answer: Duration::from_secs(5) }
    }
}

/// A program that speaks the protocol.
pub struct Program {
    launch: Launch,
    limits: Limits,
    capabilities: Arc<Capabilities>,
    /// The process that was asked what it can do, until the first respondent takes it.
    first: Mutex<Option<Process>>,
}

impl Program {
    /// Starts a program and asks what it can do.
    ///
    /// # Errors
    /// If it cannot be run or does not say what it can do, with what it wrote to its standard error.
    pub fn new(launch: Launch, limits: Limits) -> Result<Self, String> {
        let (process, capabilities) = Process::start(&launch, limits.start)?;
        Ok(Self { launch, limits, capabilities: Arc::new(capabilities), first: Mutex::new(Some(process)) })
    }
}

impl Subject for Program {
    fn identity(&self) -> &Identity {
        &self.capabilities.identity
    }

    fn offers(&self, operation: &Operation) -> bool {
        self.capabilities.name_of(operation).is_some()
    }

    fn call(&self, operation: &Operation) -> &str {
        self.capabilities.call(operation)
    }

    fn start(&self) -> Result<Box<dyn Respondent>, String> {
        // A thread that panicked has at worst taken the process: there is nothing to mistrust.
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        let process = match first {
            Some(process) => process,
            None => Process::start(&self.launch, self.limits.start)?.0,
        };
        let capabilities = Arc::clone(&self.capabilities);
        Ok(Box::new(Conversation::new(self.launch.clone(), self.limits, capabilities, process)))
    }
}
