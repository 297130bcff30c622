//! The multiplier of a budget, up to where there is none.

use crate::catalogue::prelude::*;

/// worked-problems L.2 has the multiplier tend to zero as the budget tends to infinity, and to infinity as the budget tends to zero; here on the responses of
/// theory-notebook §9.1. So it does. It reaches zero at a finite budget, −ln 0.12: with 2.13 nats the best response is certain, and more buys nothing. Just below
/// it, β falls as 1/ln of what is missing.
pub struct BudgetWithoutPrice;

impl Problem for BudgetWithoutPrice {
    const STATEMENT: &str = "Responses with probabilities (0.35, 0.25, 0.20, 0.12, 0.08) have rewards (1, 2.5, −0.5, 3, 0.5). What is the price of a nat if ε of \
                             them may be spent, and what can be gained?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let reference = &a.pmf(["0.35", "0.25", "0.20", "0.12", "0.08"]);
        let reward = &a.pmf(["1.0", "2.5", "-0.5", "3.0", "0.5"]);
        let number = Number::decimal;
        let price = |budget| a.budget_multiplier(reference, reward, &number(budget));
        let gained = |budget| a.constrained_reward(reference, reward, &number(budget));
        let budgets = ["0.000001", "0.01", "0.1", "1", "2", "2.12", "2.120263"];
        let falls = budgets.windows(2).map(|pair| below(price(pair[1]), price(pair[0])));
        let falls = falls.reduce(Relation::and).expect("there are seven budgets");
        let rewards = masses(reference).into_iter().zip(masses(reward));
        let reference_reward: A::Real = rewards.map(|(mass, reward)| a.number(&mass) * a.number(&reward)).sum();
        Table::new()
            .row("the least budget without a price", a.largest_budget(reference, reward))
            .row("ε = 0.000001: β", price("0.000001"))
            .row("ε = 0.01: β", price("0.01"))
            .row("ε = 0.1: β", price("0.1"))
            .row("ε = 1: β", price("1"))
            .row("ε = 2: β", price("2"))
            .row("ε = 2.12: β", price("2.12"))
            .row("ε = 2.120263: β", price("2.120263"))
            .stated("β falls as ε grows, towards zero, and grows as ε falls", falls)
            .row("E[r] of the reference", reference_reward)
            .row("ε = 0.000001: E[r], near that of the reference", gained("0.000001"))
            .row("ε = 0.01: E[r]", gained("0.01"))
            .row("ε = 1: E[r]", gained("1"))
            .row("ε = 2.12: E[r]", gained("2.12"))
            .row("ε = 2.13: E[r]", gained("2.13"))
            .row("ε = 1000: E[r]", gained("1000"))
            .stated("ε = 1000: there is no constraint, E[r] is the largest reward", equal(gained("1000"), a.integer(3)))
    }
}
