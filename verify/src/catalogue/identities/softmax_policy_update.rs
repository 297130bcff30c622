//! A gradient step on a softmax policy is no multiplicative update.

use crate::catalogue::prelude::*;

/// worked-problems L.1 has it that softmax policies are updated by exactly the multiplicative weights, π′ ∝ π e^(ηA). A step along the gradient adds
/// η π (A − Ā) to the logits instead: of two actions with one advantage, the likelier one gains on the other, where multiplicative weights keep their odds.
/// It is [the natural gradient](super::natural_policy_gradient) that is a multiplicative update.
pub struct SoftmaxPolicyUpdate;

impl Statement for SoftmaxPolicyUpdate {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, \pi, A:\ A_1 = A_2,\ \pi'_1/\pi'_2 = \pi_1/\pi_2 < \pi''_1/\pi''_2,\ ",
        r"\pi' \propto \pi e^{\eta A},\ \pi'' \propto \pi e^{\eta \nabla \mathbb{E}_\pi A}"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let policy = a.pmf(["1/2", "1/4", "1/4"]);
        let advantage = a.pmf(["1", "1", "0"]);
        // π (A − Ā), with Ā = 3/4.
        let gradient = a.pmf(["1/8", "1/16", "-3/16"]);
        let one = Number::decimal("1");
        let odds = |direction: &Vector| {
            let updated = a.tilt(&policy, direction, &one);
            updated[0].clone() / updated[1].clone()
        };
        let entries = a.policy_gradient(&policy, &advantage).into_iter().zip(masses(&gradient));
        let is_gradient = entries.map(|(entry, number)| equal(entry, a.number(&number))).reduce(Relation::and);
        is_gradient
            .expect("three actions")
            .and(equal(odds(&advantage), a.integer(2)))
            .and(below(odds(&advantage), odds(&gradient)))
    }
}
