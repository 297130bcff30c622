//! Softened distributions and the losses made of them.

use super::*;

vocabulary! {
    in distillation as Distillation;
}
