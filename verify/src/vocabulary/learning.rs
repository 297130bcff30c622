//! Fits and losses.

use super::*;

vocabulary! {
    in learning as Learning;
}
