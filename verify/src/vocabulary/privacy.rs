//! Differential privacy.

use super::*;

vocabulary! {
    in privacy as Privacy;
}
