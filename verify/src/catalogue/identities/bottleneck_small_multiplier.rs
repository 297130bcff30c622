//! With a multiplier below one the bottleneck keeps nothing: its objective is never negative, and zero for an encoder that ignores X.

use crate::catalogue::prelude::*;

/// 0 ≤ Σ p(x) KL(q(z|x)‖r) − β I(Z; Y) for β < 1.
pub struct BottleneckSmallMultiplier;

impl Statement for BottleneckSmallMultiplier {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"0 \le \textstyle\sum_x p(x)\, D(q(z|x) \| r(z)) - \beta I(Z; Y), \quad \beta < 1";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Information Bottleneck")];
    type Case = Bottleneck;

    fn relation<A: Arithmetic>(a: &A, case: &Bottleneck) -> Relation<A::Real> {
        let Bottleneck { joint, encoder, prior, small, .. } = case;
        at_most(a.integer(0), a.bottleneck_objective(joint, encoder, prior, small))
    }
}
