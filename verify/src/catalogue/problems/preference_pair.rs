//! A preference between two answers: the rewards that a policy implies, and its loss before and after training.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §17.1. The log-probabilities are sums of four normal draws, so that they may be positive, which no logarithm of a
/// probability is; the rewards and the losses depend on their differences alone.
pub struct PreferencePair;

impl Problem for PreferencePair {
    const STATEMENT: &str = "The reference's log-probabilities of the better and of the worse answer are sums of four normal draws each, after \
                             np.random.seed(1). The policy's are 0.1 above both, and 0.8 above and 0.3 below after training. With β = 0.1, what \
                             are the implicit rewards and the losses?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§17.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let mut state = RandomState::seeded(1);
        let mut answer =
            || -> A::Real { sample(a, (0..4).map(|_| state.standard_normal()).collect::<Vec<_>>()).into_iter().sum() };
        let (better, worse) = (answer(), answer());
        let reward = |gain| real("0.1") * real(gain);
        // −ln σ(m) = ln(1 + e^(−m)).
        let loss = |better, worse| (real("1") + (reward(worse) - reward(better)).exp()).ln();
        Table::new()
            .row("the reference's log-probability of the better", better.clone())
            .row("the reference's log-probability of the worse", worse.clone())
            .row("the policy's log-probability of the better", better + real("0.1"))
            .row("the policy's log-probability of the worse", worse + real("0.1"))
            .row("the implicit reward of the better", reward("0.1"))
            .row("the implicit reward of the worse", reward("0.1"))
            .row("the loss, ln 2", loss("0.1", "0.1"))
            .row("after training: the implicit reward of the better", reward("0.8"))
            .row("after training: the implicit reward of the worse", reward("-0.3"))
            .row("after training: the loss", loss("0.8", "-0.3"))
            .row("the improvement", loss("0.1", "0.1") - loss("0.8", "-0.3"))
            .stated("training lowers the loss", below(loss("0.8", "-0.3"), loss("0.1", "0.1")))
    }
}
