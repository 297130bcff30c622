//! When to stop asking: a program that fails at everything must not spend the whole campaign on being started again.

use crate::audit::subject::Fault;
use crate::vocabulary::Operation;
use std::collections::HashMap;

/// How many processes may fail in a row at one operation without a single good answer. A hang costs the time limit of an answer and the
/// start of a library each time.
const PATIENCE: usize = 3;

/// The processes that failed since the last good answer, operation by operation: one that always crashes says nothing of the others.
#[derive(Default)]
pub(super) struct Patience {
    failed: HashMap<&'static str, usize>,
    given_up: HashMap<&'static str, Fault>,
    /// Why there can be no process at all.
    lost: Option<Fault>,
}

impl Patience {
    /// A process answered well.
    pub(super) fn restore(&mut self, operation: &Operation) {
        self.failed.remove(operation.name);
    }

    /// A process failed.
    pub(super) fn lose(&mut self, operation: &Operation, fault: &Fault) {
        let failed = self.failed.entry(operation.name).or_default();
        *failed += 1;
        if *failed == PATIENCE {
            let detail = format!(
                "not asked: given up on {operation:?} after {PATIENCE} processes in a row failed at it, at last because it {}: {}",
                fault.kind, fault.detail
            );
            self.given_up.insert(operation.name, Fault { kind: fault.kind, detail });
        }
    }

    /// No process can be started.
    pub(super) fn lose_all(&mut self, fault: Fault) {
        self.lost = Some(fault);
    }

    /// Why an operation is not asked for any more.
    pub(super) fn given_up(&self, operation: &Operation) -> Option<&Fault> {
        self.lost.as_ref().or_else(|| self.given_up.get(operation.name))
    }
}
