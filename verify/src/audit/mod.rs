//! The audit: how wrong an implementation is, and on which input.
//!
//! A [`Subject`](subject::Subject) answers requests; what it answers is held against the exact value, and a search looks for the input
//! on which it is worst.

pub mod program;
pub mod subject;
