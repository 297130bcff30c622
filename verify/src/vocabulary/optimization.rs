//! Steps of optimisation.

use super::*;

vocabulary! {
    in optimization as Optimization;
}
