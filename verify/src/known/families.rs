//! Known inputs of the operations on distributions: those on which other libraries fail, the edges, and what must be refused.

use crate::point::Value;
use crate::vocabulary::Operation;

/// The inputs of an operation on distributions.
pub(super) fn arguments(_: &Operation) -> Vec<Vec<Value>> {
    Vec::new()
}
