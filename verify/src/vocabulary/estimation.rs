//! Estimates from samples.

use super::*;

vocabulary! {
    in estimation as Estimation;
}
