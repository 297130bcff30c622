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
        let mut drawn = || sample(a, (0..4).map(|_| state.standard_normal()).collect::<Vec<_>>());
        let (tokens, other_tokens) = (drawn(), drawn());
        let sum = |tokens: &[A::Real]| -> A::Real { tokens.iter().cloned().sum() };
        let (preferred, other) = (sum(&tokens), sum(&other_tokens));
        let slopes = |winner, loser| {
            let slopes = a.dpo_gradient(&number(winner), &number(loser), &zero, &zero, &beta);
            below(slopes[0].clone(), a.real("0")).and(below(a.real("0"), slopes[1].clone()))
        };
        let listed = |table: Table<A::Real>, name: &str, tokens: &[A::Real]| {
            tokens.iter().enumerate().fold(table, |table, (index, token)| {
                table.row(format!("the reference's ln π of token {} of {name}", index + 1), token.clone())
            })
        };
        let table = listed(Table::new(), "the preferred", &tokens);
        let table = listed(table, "the other", &other_tokens);
        table
            .stated(
                "the preferred's four numbers are logarithms of probabilities: none is positive",
                at_most(largest(&tokens), a.real("0")),
            )
            .stated(
                "the other's four numbers are logarithms of probabilities: none is positive",
                at_most(largest(&other_tokens), a.real("0")),
            )
            .row("the reference's ln π of the preferred", preferred.clone())
            .row("the reference's ln π of the other", other.clone())
            .row("before: ln π of the preferred", preferred.clone() + a.real("0.1"))
            .row("before: ln π of the other", other.clone() + a.real("0.1"))
            .row("after: ln π of the preferred", preferred + a.real("0.8"))
            .row("after: ln π of the other", other - a.real("0.3"))
            .row("before: implicit reward of either", reward("0.1"))
            .row("before: loss", loss("0.1", "0.1"))
            .stated("before: the loss is ln 2, for the rewards are equal", equal(loss("0.1", "0.1"), a.ln_2()))
            .stated("before: the gradient pushes the preferred up and the other down", slopes("0.1", "0.1"))
            .row("before: slope in ln π of the preferred", slope("0.1", "0.1"))
            .row("after: implicit reward of the preferred", reward("0.8"))
            .row("after: implicit reward of the other", reward("-0.3"))
            .row("after: loss", loss("0.8", "-0.3"))
            .row("after: slope in ln π of the preferred", slope("0.8", "-0.3"))
            .stated("after: the gradient pushes the preferred up and the other down", slopes("0.8", "-0.3"))
            .stated(
                "training has raised the reward of the preferred and lowered that of the other",
                below(reward("0.1"), reward("0.8")).and(below(reward("-0.3"), reward("0.1"))),
            )
            .row("improvement", loss("0.1", "0.1") - loss("0.8", "-0.3"))
            .stated("training lowers the loss", below(loss("0.8", "-0.3"), loss("0.1", "0.1")))
            .row("after: probability that the preferred wins", a.bradley_terry(&number("0.08"), &number("-0.03")))
            .row("both rarer, by 1 and by 2.1: loss", loss("-1", "-2.1"))
    }
}
