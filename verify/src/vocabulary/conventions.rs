//! What other libraries compute.

use super::*;

vocabulary! {
    in conventions as Conventions;
}
