//! Five responses, tilted by their rewards at several prices.

use crate::catalogue::prelude::*;

/// theory-notebook §9.1, and the ends of the sweep of §9.2. The notebook prints no output. Its plain `exp(r/β)` overflows for β below 0.0042.
pub struct ResponsesByPrice;

impl Problem for ResponsesByPrice {
    const STATEMENT: &str = "Five responses have probabilities (0.35, 0.25, 0.20, 0.12, 0.08) under the reference policy, and rewards (1, 2.5, −0.5, 3, 0.5). What \
                             is the best policy if a nat of divergence costs β, what does it gain, and what does it spend?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§9.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let reference = &a.pmf(["0.35", "0.25", "0.20", "0.12", "0.08"]);
        let reward = &a.pmf(["1.0", "2.5", "-0.5", "3.0", "0.5"]);
        let number = Number::decimal;
        let gained = |beta| a.tilted_reward(reference, reward, &number(beta));
        let spent = |beta| a.tilted_kl(reference, reward, &number(beta));
        let worth = |beta| a.soft_value(reference, reward, &number(beta));
        let policy = |beta, response: usize| a.tilt(reference, reward, &number(beta))[response].clone();
        Table::new()
            .row("β = 0.1: π(0)", policy("0.1", 0))
            .row("β = 0.1: π(1)", policy("0.1", 1))
            .row("β = 0.1: π(2)", policy("0.1", 2))
            .row("β = 0.1: π(3)", policy("0.1", 3))
            .row("β = 0.1: π(4)", policy("0.1", 4))
            .row("β = 0.1: E[r]", gained("0.1"))
            .row("β = 0.1: KL", spent("0.1"))
            .row("β = 0.1: value", worth("0.1"))
            .row("β = 0.5: π(1)", policy("0.5", 1))
            .row("β = 0.5: π(3)", policy("0.5", 3))
            .row("β = 0.5: E[r]", gained("0.5"))
            .row("β = 0.5: KL", spent("0.5"))
            .row("β = 0.5: value", worth("0.5"))
            .row("β = 1: π(1)", policy("1", 1))
            .row("β = 1: π(3)", policy("1", 3))
            .row("β = 1: E[r]", gained("1"))
            .row("β = 1: KL", spent("1"))
            .row("β = 1: value", worth("1"))
            .row("β = 5: π(1)", policy("5", 1))
            .row("β = 5: π(3)", policy("5", 3))
            .row("β = 5: E[r]", gained("5"))
            .row("β = 5: KL", spent("5"))
            .row("β = 5: value", worth("5"))
            .row("β = 0.01: E[r]", gained("0.01"))
            .row("β = 0.01: KL", spent("0.01"))
            .row("β = 0.001: E[r]", gained("0.001"))
            .row("β = 0.001: KL", spent("0.001"))
            .row("β = 100: E[r]", gained("100"))
            .row("β = 100: KL", spent("100"))
            .row("the reference's E[r]", a.constrained_reward(reference, reward, &number("0")))
            .row("the most that can be spent", a.largest_budget(reference, reward))
    }
}
