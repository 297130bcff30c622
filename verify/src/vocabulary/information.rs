//! Information in larger systems.

use super::*;

vocabulary! {
    in information as Information;
}
