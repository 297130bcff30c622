//! Write each statement once; evaluate it in several arithmetics; record what came out.
//!
//! | concept | where |
//! |---|---|
//! | an **operation** is a named function with a domain, a fast implementation, a reference and a claim | [`vocabulary`] |
//! | an **identity** is a relation between operations that holds on a whole domain | [`catalogue::identities`] |
//! | a **problem** is a worked example from a source, with what the source printed | [`catalogue::problems`] |
//! | a **subject** is an implementation that answers the [`protocol`] | [`subject`] |
//!
//! [`run`] takes them through their cases ([`corpus`], [`known`], [`sampler`]), in the two arithmetics of [`arithmetic`]; [`judge`] says
//! what holds; [`report`] and [`mod@format`] say so to people and programs.

pub mod arithmetic;
pub mod audit;
pub mod catalogue;
pub mod corpus;
pub mod format;
pub mod inputs;
pub mod judge;
pub mod known;
pub mod ledger;
pub mod point;
pub mod protocol;
pub mod replay;
pub mod report;
pub mod run;
pub mod sampler;
mod settle;
pub mod snapshot;
pub mod solve;
pub mod subject;
pub mod vectors;
pub mod vocabulary;
