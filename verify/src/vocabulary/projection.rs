//! Information projections.

use super::*;

vocabulary! {
    in projection as Projection;
}
