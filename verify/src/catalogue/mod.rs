//! The catalogue: what must hold, and what the sources print.
//!
//! [`identities`] holds one statement a file, [`problems`] one worked example a file, [`engine`] what the fast crate's engine
//! promises, [`families`] what is checked of every family. A new file in one of the first two is picked up by its name; no list is kept by hand.

pub mod case;
pub mod engine;
pub mod families;
pub mod measure;
pub mod problem;
pub mod sample;
pub mod simplex;
pub mod source;
pub mod statement;

/// The identities, inequalities, limits and witnesses.
pub mod identities {
    include!(concat!(env!("OUT_DIR"), "/identities.rs"));
}

/// The worked examples of the sources.
pub mod problems {
    include!(concat!(env!("OUT_DIR"), "/problems.rs"));
}

/// What a page of the catalogue needs.
pub mod prelude {
    pub use super::case::*;
    pub use super::measure::*;
    pub use super::problem::{Problem, Table};
    pub use super::sample::{coin, grid, largest, least, mean, sample, variance};
    pub use super::simplex::*;
    pub use super::source::*;
    pub use super::statement::{Kind, Relation, Statement, at_most, below, equal};
    pub use crate::arithmetic::{Arithmetic, Real};
    pub use crate::point::{Number, Rows, Vector};
    pub use crate::vocabulary::Vocabulary;
    pub use crate::vocabulary::coding::Coding;
    pub use crate::vocabulary::conventions::Conventions;
    pub use crate::vocabulary::distance::Distance;
    pub use crate::vocabulary::distillation::Distillation;
    pub use crate::vocabulary::estimation::Estimation;
    pub use crate::vocabulary::information::Information;
    pub use crate::vocabulary::learning::Learning;
    pub use crate::vocabulary::learning::fits::Fits;
    pub use crate::vocabulary::optimization::Optimization;
    pub use crate::vocabulary::policy::Policy;
    pub use crate::vocabulary::privacy::Privacy;
    pub use crate::vocabulary::projection::Projection;
    pub use crate::vocabulary::variational::Variational;
}
