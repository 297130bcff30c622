//! The gradient of direct preference optimisation: it raises the preferred response and lowers the other one.

use crate::catalogue::prelude::*;

/// The loss is convex and lies above its tangents, from any point in either log-probability; their slopes are negative and positive.
pub struct DpoGradientTangent;

impl Statement for DpoGradientTangent {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"L(\ln \pi_w + h, \ln \pi_l) \ge L + h\, \partial_w L,\ L(\ln \pi_w, \ln \pi_l + h) \ge L + h\, ",
        r"\partial_l L,\ \partial_w L < 0 < \partial_l L"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§17"), THEORY_NOTEBOOK.at("§17.1")];
    type Case = Preference;

    fn relation<A: Arithmetic>(a: &A, Preference { policy, reference, beta, step }: &Preference) -> Relation<A::Real> {
        let loss = |winner: &Number, loser: &Number| a.dpo_loss(winner, loser, &reference[0], &reference[1], beta);
        let [winner, loser] = policy;
        let slopes = a.dpo_gradient(winner, loser, &reference[0], &reference[1], beta);
        let [up, down] = slopes.try_into().unwrap_or_else(|_| unreachable!("a gradient of two"));
        let tangent = |slope: &A::Real, step: &Number| loss(winner, loser) + a.number(step) * slope.clone();
        let back = &difference_of(&Number::decimal("0"), step);
        let by = |step: &Number| {
            at_most(tangent(&up, step), loss(&sum_of(winner, step), loser))
                .and(at_most(tangent(&down, step), loss(winner, &sum_of(loser, step))))
        };
        by(step).and(by(back)).and(at_most(up.clone(), a.integer(0))).and(equal(-up, down))
    }
}
