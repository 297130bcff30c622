//! Distances that are no divergences.

use super::*;

vocabulary! {
    in distance as Distance;
}
