//! Multiplicative weights are the natural gradient of a softmax policy: the Fisher information takes what the tilt adds to the logits into the gradient
//! of the expected reward. The gradient itself is [another direction](super::softmax_policy_update).

use crate::catalogue::prelude::*;

/// F x = ∇ E_π(A), with F = diag(π) − ππᵀ and x = β ln(π′/π), π′ ∝ π e^(A/β).
pub struct NaturalPolicyGradient;

impl Statement for NaturalPolicyGradient {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"(\mathrm{diag}(\pi) - \pi \pi^\top)\, \beta \ln(\pi'/\pi) = \nabla_\theta \mathbb{E}_\pi A,\ ",
        r"\pi = \mathrm{softmax}(\theta),\ \pi' \propto \pi e^{A/\beta}"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Kakade 2001")];
    type Case = Policies;

    fn relation<A: Arithmetic>(
        a: &A,
        Policies { reference: policy, reward: advantage, beta, rival: _ }: &Policies,
    ) -> Relation<A::Real> {
        let tilt = a.tilt(policy, advantage, beta);
        let gradient = a.policy_gradient(policy, advantage);
        let actions = masses(policy).into_iter().zip(tilt).zip(gradient).filter(|((mass, _), _)| !mass.is_zero());
        let actions: Vec<(A::Real, A::Real, A::Real)> = actions
            .map(|((mass, tilted), entry)| {
                let mass = a.number(&mass);
                let added = a.number(beta) * (tilted / mass.clone()).ln();
                (mass, added, entry)
            })
            .collect();
        let mean: A::Real = actions.iter().map(|(mass, added, _)| mass.clone() * added.clone()).sum();
        let row = |(mass, added, entry): (A::Real, A::Real, A::Real)| {
            equal(mass.clone() * added, entry + mass * mean.clone())
        };
        actions.into_iter().map(row).reduce(Relation::and).expect("a distribution has mass")
    }
}
