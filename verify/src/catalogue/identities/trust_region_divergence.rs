//! What a step within a trust region costs: the divergence of the policy after it.

use crate::catalogue::prelude::*;

/// KL(π ‖ π′) is Σ π ln(π/π′), with π′ ∝ π e^(αA) and α² Var_π(A) = 2δ.
pub struct TrustRegionDivergence;

impl Statement for TrustRegionDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(\pi \| \pi') = \sum \pi \ln(\pi/\pi'),\ \pi' \propto \pi e^{\alpha A},\ ",
        r"\alpha^2 g^\top F^+ g = 2 \delta,\ g = \pi (A - \bar A)"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), LITERATURE.at("Schulman et al. 2015")];
    type Case = Budgeted;

    fn relation<A: Arithmetic>(a: &A, Budgeted { policies, less: radius, more: _ }: &Budgeted) -> Relation<A::Real> {
        let Policies { reference: policy, reward: advantage, .. } = policies;
        let new = a.trust_region_policy(policy, advantage, radius);
        let actions = || masses(policy).into_iter().enumerate().filter(|(_, mass)| !mass.is_zero());
        let divergence: A::Real =
            actions().map(|(index, mass)| a.number(&mass) * (a.number(&mass) / new[index].clone()).ln()).sum();
        let gradient = a.policy_gradient(policy, advantage);
        let form: A::Real = actions().map(|(index, mass)| gradient[index].square() / a.number(&mass)).sum();
        let step = a.trust_region_step(policy, advantage, radius);
        equal(a.trust_region_kl(policy, advantage, radius), divergence)
            .and(equal(step.square() * form, a.number(radius) * 2))
    }
}
