//! Direct preference optimisation is Bradley and Terry's model of implicit rewards. It sees their difference alone: if both responses become less likely by
//! one factor, the loss is what it was.

use crate::catalogue::prelude::*;

/// The loss is −ln σ of the difference of the implicit rewards; σ(x) + σ(−x) = 1; a change of both log-probabilities by the same leaves no trace.
pub struct DpoMargin;

impl Statement for DpoMargin {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"L = -\ln \sigma(\hat r_w - \hat r_l),\ \sigma(x) + \sigma(-x) = 1,\ ",
        r"L(\ln \pi_w + c, \ln \pi_l + c) = L(\ln \pi_w, \ln \pi_l)"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§17"), LITERATURE.at("Bradley and Terry 1952")];
    type Case = Preference;

    fn relation<A: Arithmetic>(a: &A, Preference { policy, reference, beta, step }: &Preference) -> Relation<A::Real> {
        let loss = |[winner, loser]: &[Number; 2]| a.dpo_loss(winner, loser, &reference[0], &reference[1], beta);
        let moved = policy.each_ref().map(|number| sum_of(number, step));
        let implicit = [0, 1].map(|which| times(beta, &difference_of(&policy[which], &reference[which])));
        let [winner, loser] = &implicit;
        equal(loss(policy), a.preference_loss(winner, loser))
            .and(equal((-loss(policy)).exp(), a.bradley_terry(winner, loser)))
            .and(equal(a.bradley_terry(winner, loser) + a.bradley_terry(loser, winner), a.integer(1)))
            .and(equal(loss(&moved), loss(policy)))
            .and(equal(a.implicit_reward(&policy[0], &reference[0], beta), a.number(winner)))
    }
}
