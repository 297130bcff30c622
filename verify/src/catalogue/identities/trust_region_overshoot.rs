//! A step to the edge of the quadratic trust region may leave the true one.

use crate::catalogue::prelude::*;

/// worked-problems L.2 and chapter-4 have trust region policy optimisation solve a problem constrained by the divergence. Its step solves a model in which the
/// divergence is quadratic, and which [holds to leading order](super::trust_region_limit): if a rare action looks good, the step costs nearly eight times
/// the radius. The algorithm therefore searches back along the step.
pub struct TrustRegionOvershoot;

impl Statement for TrustRegionOvershoot {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, \pi, A, \delta:\ D(\pi \| \pi') > 6 \delta,\ \pi' \propto \pi e^{\alpha A},\ \alpha^2 g^\top F^+ g = 2 \delta";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), CHAPTER_4.at("Policy Optimization (PPO, TRPO)")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (policy, advantage) = (a.pmf(["0.999", "0.001"]), a.pmf(["0", "1"]));
        let radius = Number::decimal("0.01");
        below(a.number(&radius) * 6, a.trust_region_kl(&policy, &advantage, &radius))
    }
}
