//! The fast crate beside its peers: what is measured, of whom, and on what.
//!
//! A *peer* is who computes: a column of the table. A *work* is what is computed, with the peers that can; a *row* is a
//! work at a size. Everything here is data, shared by the two that use it: `benches/rows.rs`, where criterion measures,
//! and the command in `main.rs`, which measures in rounds and prints the table.

mod here;
mod peer;
mod rows;
mod vectors;

pub use peer::Peer;
pub use rows::{ROWS, Row, Run, Work};
pub use vectors::Pair;
