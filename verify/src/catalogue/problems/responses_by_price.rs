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
        let partition = |beta| {
            let pairs = reals(a, reference).into_iter().zip(reals(a, reward));
            pairs.map(|(mass, reward)| mass * (reward / a.real(beta)).exp()).sum::<A::Real>()
        };
        let reference_reward = inner(&reals(a, reference), &reals(a, reward));
        // All on the response with the largest reward: it gains 3, and spends −ln 0.12.
        let greedy = |beta| a.real("3") + a.real(beta) * a.real("0.12").ln();
        let table = Table::new()
            .stated("the reference's probabilities sum to one", equal(a.number(&total(reference)), a.real("1")))
            .row("the largest reward", a.real("3"));
        let table = ["0.1", "0.5", "1", "5"].into_iter().fold(table, |table, beta| {
            let table = table.row(format!("β = {beta}: the partition function Σ π₀ exp(r/β)"), partition(beta));
            let table = (0..5)
                .fold(table, |table, response| table.row(format!("β = {beta}: π({response})"), policy(beta, response)));
            table
                .stated(format!("β = {beta}: the policy sums to one"), {
                    equal(a.tilt(reference, reward, &number(beta)).into_iter().sum::<A::Real>(), a.real("1"))
                })
                .row(format!("β = {beta}: E[r]"), gained(beta))
                .row(format!("β = {beta}: KL"), spent(beta))
                .row(format!("β = {beta}: value"), worth(beta))
                .stated(format!("β = {beta}: the value is E[r] − β KL"), {
                    equal(worth(beta), gained(beta) - a.real(beta) * spent(beta))
                })
                .stated(format!("β = {beta}: the reference is worth less"), {
                    below(reference_reward.clone(), worth(beta))
                })
                .stated(format!("β = {beta}: the response with the largest reward alone is worth less"), {
                    below(greedy(beta), worth(beta))
                })
        });
        table
            .stated("E[r] falls from each of the four β to the next", {
                below(gained("0.5"), gained("0.1"))
                    .and(below(gained("1"), gained("0.5")))
                    .and(below(gained("5"), gained("1")))
            })
            .stated("KL falls from each of the four β to the next", {
                below(spent("0.5"), spent("0.1"))
                    .and(below(spent("1"), spent("0.5")))
                    .and(below(spent("5"), spent("1")))
            })
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
