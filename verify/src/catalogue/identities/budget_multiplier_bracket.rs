//! A budget has a price: who may spend as much as the tilt at β does, plays the tilt at β. This is what makes the problem with a hard
//! constraint that with a penalty; it needs a budget below [what the best actions cost](super::multiplier_vanishes).

use crate::catalogue::prelude::*;

/// With less to spend than the tilt at β spends, the price is above β and the reward below the tilt's; with more, the other way round.
pub struct BudgetMultiplierBracket;

impl Statement for BudgetMultiplierBracket {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"\epsilon < D(\pi_\beta \| \pi_0) < \epsilon' \Rightarrow \beta(\epsilon') \le \beta \le \beta(\epsilon),\ ",
        r"R(\epsilon) \le \mathbb{E}_{\pi_\beta} r \le R(\epsilon')"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2")];
    type Case = Budgeted;

    fn relation<A: Arithmetic>(a: &A, Budgeted { policies, less, more }: &Budgeted) -> Relation<A::Real> {
        let Policies { reference, reward, beta, rival: _ } = policies;
        let price = |budget: &Number| a.budget_multiplier(reference, reward, budget);
        let within = |budget: &Number| a.constrained_reward(reference, reward, budget);
        let (beta, gained) = (a.number(beta), a.tilted_reward(reference, reward, beta));
        at_most(price(more), beta.clone())
            .and(at_most(beta, price(less)))
            .and(at_most(within(less), gained.clone()))
            .and(at_most(gained, within(more)))
    }
}
