//! The audit: how wrong an implementation is, and on which input.
//!
//! A [`Subject`](subject::Subject) answers requests. A [`campaign`] has a [`search`] on every [`chart`] of every operation that the
//! subject offers: it draws inputs there, moves from the worst ones to their neighbours ([`mutation`]), and holds each answer
//! against the [`exact`] value, which gives it a [`grade`]. What is left is a [`report`] of the worst input of each operation: a lower bound of the
//! error there is.

pub mod campaign;
pub mod chart;
pub mod exact;
pub mod grade;
pub mod mutation;
pub mod part;
pub mod program;
pub mod report;
pub mod search;
pub mod subject;

use crate::vocabulary::families::CLAIMED;
use crate::vocabulary::{Operation, on_numbers};

/// Every operation that can be audited, in the order of the reports.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    on_numbers().chain(CLAIMED.iter().copied())
}

/// The operation of that name.
#[must_use]
pub fn operation(name: &str) -> Option<&'static Operation> {
    operations().find(|operation| operation.name == name)
}
