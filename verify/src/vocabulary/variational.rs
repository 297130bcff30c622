//! Evidence lower bounds.

use super::*;

vocabulary! {
    in variational as Variational;
}
