//! The multiplier certifies the optimum: no policy has more reward than the budget's best and the price of what it overspends, and no price gives
//! a smaller bound than the best.

use crate::catalogue::prelude::*;

/// E_π(r) ≤ R(ε) + β(ε) (KL(π ‖ π₀) − ε) for any π, and R(ε) ≤ V(β) + βε for any β.
pub struct BudgetDuality;

impl Statement for BudgetDuality {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"\mathbb{E}_\pi r \le R(\epsilon) + \beta(\epsilon) (D(\pi \| \pi_0) - \epsilon),\ ",
        r"R(\epsilon) \le V(\beta) + \beta \epsilon"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2")];
    type Case = Budgeted;

    fn relation<A: Arithmetic>(a: &A, Budgeted { policies, less: budget, more: _ }: &Budgeted) -> Relation<A::Real> {
        let Policies { reference, reward, beta, rival } = policies;
        let best = a.constrained_reward(reference, reward, budget);
        let overspent = a.kl(rival, reference) - a.number(budget);
        let expected: A::Real = masses(rival).iter().zip(&masses(reward)).map(|(p, r)| a.number(p) * a.number(r)).sum();
        let dual = |beta: &Number| a.soft_value(reference, reward, beta) + a.number(beta) * a.number(budget);
        let twice = times(beta, &Number::decimal("2"));
        at_most(expected, best.clone() + a.budget_multiplier(reference, reward, budget) * overspent)
            .and(at_most(best.clone(), dual(beta)))
            .and(at_most(best, dual(&twice)))
    }
}
