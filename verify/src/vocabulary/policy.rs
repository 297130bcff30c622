//! Policies near a reference.

use super::*;

vocabulary! {
    in policy as Policy;
}
