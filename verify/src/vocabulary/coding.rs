//! Codes and their lengths.

use super::*;

vocabulary! {
    in coding as Coding;
}
