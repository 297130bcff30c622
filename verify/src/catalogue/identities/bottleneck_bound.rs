//! The variational bound of the information bottleneck, and by how much it exceeds the information.

use crate::catalogue::prelude::*;

/// Σ p(x) KL(q(z|x)‖r) = I(X; Z) + KL(q(z)‖r), the information being the weighted Jensen–Shannon divergence of the rows.
pub struct BottleneckBound;

impl Statement for BottleneckBound {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\textstyle\sum_x p(x)\, D(q(z|x) \| r(z)) = I(X; Z) + D(q(z) \| r(z))";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Information Bottleneck"), LITERATURE.at("Alemi et al. 2017")];
    type Case = CodedSource;

    fn relation<A: Arithmetic>(a: &A, case: &CodedSource) -> Relation<A::Real> {
        let CodedSource { p, encoder, prior } = case;
        let rate = a.bottleneck_rate(p, encoder, prior);
        let slack = a.bottleneck_slack(p, encoder, prior);
        let of_marginal = a.kl(&push_forward(p, encoder), prior);
        equal(rate, a.js_weighted(encoder, p) + slack.clone()).and(equal(slack, of_marginal))
    }
}
