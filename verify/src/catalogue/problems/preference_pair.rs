//! The loss of direct preference optimisation at one pair, before training and after.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §17.1. The reference's log-probabilities are sums of four normal draws, and may be positive, as no logarithm of a probability is; they drop out: only
/// differences from them count. The notebook prints no output. The last rows show what the loss does not see: both responses may become rarer and the loss fall all the same.
pub struct PreferencePair;

impl Problem for PreferencePair {
    const STATEMENT: &str = "The reference's log-probabilities of two responses are drawn after np.random.seed(1). Before training, a policy gives 0.1 nats more than its reference to the log-probability of the preferred response and of the other; \
                             after it, 0.8 more and 0.3 less. With β = 0.1, what are the implicit rewards and the losses?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§17.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let number = Number::decimal;
        let (beta, zero) = (number("0.1"), number("0"));
        let reward = |gain| a.implicit_reward(&number(gain), &zero, &beta);
        let loss = |winner, loser| a.dpo_loss(&number(winner), &number(loser), &zero, &zero, &beta);
        let slope = |winner, loser| a.dpo_gradient(&number(winner), &number(loser), &zero, &zero, &beta)[0].clone();
        let mut state = RandomState::seeded(1);
        let mut drawn =
            || -> A::Real { sample(a, (0..4).map(|_| state.standard_normal()).collect::<Vec<_>>()).into_iter().sum() };
        let (preferred, other) = (drawn(), drawn());
        Table::new()
            .row("the reference's ln π of the preferred", preferred.clone())
            .row("the reference's ln π of the other", other.clone())
            .row("before: ln π of the preferred", preferred.clone() + a.real("0.1"))
            .row("before: ln π of the other", other.clone() + a.real("0.1"))
            .row("after: ln π of the preferred", preferred + a.real("0.8"))
            .row("after: ln π of the other", other - a.real("0.3"))
            .row("before: implicit reward of either", reward("0.1"))
            .row("before: loss", loss("0.1", "0.1"))
            .row("before: slope in ln π of the preferred", slope("0.1", "0.1"))
            .row("after: implicit reward of the preferred", reward("0.8"))
            .row("after: implicit reward of the other", reward("-0.3"))
            .row("after: loss", loss("0.8", "-0.3"))
            .row("after: slope in ln π of the preferred", slope("0.8", "-0.3"))
            .row("improvement", loss("0.1", "0.1") - loss("0.8", "-0.3"))
            .stated("training lowers the loss", below(loss("0.8", "-0.3"), loss("0.1", "0.1")))
            .row("after: probability that the preferred wins", a.bradley_terry(&number("0.08"), &number("-0.03")))
            .row("both rarer, by 1 and by 2.1: loss", loss("-1", "-2.1"))
    }
}
