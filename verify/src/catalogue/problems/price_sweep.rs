//! Five responses tilted by their rewards, at a hundred prices.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// theory-notebook §9.2. The prices are 10^(−2 + 4k/99), k from 0 to 99; every eleventh is given here, and all are compared.
pub struct PriceSweep;

/// The index of a price of 0.08: below it nearly all is on one response.
const NEAR_GREEDY: usize = 22;

/// A tilt.
struct Tilted<R> {
    /// The price.
    beta: R,
    /// The expected reward.
    reward: R,
    /// What that lacks to the largest reward.
    lacking: R,
    /// How likely the other responses are, against the one with the largest reward.
    others: R,
    /// The divergence from the reference.
    kl: R,
}

impl Problem for PriceSweep {
    const STATEMENT: &str = "Five responses have probabilities (0.35, 0.25, 0.20, 0.12, 0.08) under the reference policy, and rewards (1, 2.5, −0.5, 3, 0.5). What \
                             do the best policies gain and spend if a nat of divergence costs β, for a hundred β from 10⁻² to 10², evenly spaced in \
                             their logarithms?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§9.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let reference = ["0.35", "0.25", "0.20", "0.12", "0.08"].map(|mass| a.real(mass));
        let rewards = ["1", "2.5", "-0.5", "3", "0.5"].map(|reward| a.real(reward));
        let top = a.real("3");
        let tilted = |k: i32| {
            let beta = (a.real("10").ln() * a.rational(&Rational::from((4 * k - 198, 99)))).exp();
            // exp((r − 3)/β), so that none overflows.
            let short: Vec<A::Real> = rewards.iter().map(|reward| top.clone() - reward.clone()).collect();
            let weights: Vec<A::Real> = reference
                .iter()
                .zip(&short)
                .map(|(mass, short)| mass.clone() * (-(short.clone() / beta.clone())).exp())
                .collect();
            let partition = weights.iter().cloned().sum::<A::Real>();
            let lacking = inner(&weights, &short) / partition.clone();
            let kl = -(lacking.clone() / beta.clone()) - partition.ln();
            let others =
                weights.iter().enumerate().filter(|(response, _)| *response != 3).map(|(_, weight)| weight.clone());
            let others = others.sum::<A::Real>() / reference[3].clone();
            Tilted { beta, reward: top.clone() - lacking.clone(), lacking, others, kl }
        };
        let sweep: Vec<Tilted<A::Real>> = (0..100).map(tilted).collect();
        let of_reference = inner(&reference, &rewards);
        let most = -a.real("0.12").ln();
        let rewards_of: Vec<A::Real> = sweep.iter().map(|tilted| tilted.reward.clone()).collect();
        let spent: Vec<A::Real> = sweep.iter().map(|tilted| tilted.kl.clone()).collect();
        let table = (0..100).step_by(11).fold(Table::new(), |table, index: usize| {
            let tilted = &sweep[index];
            table
                .row(format!("index {index}: β"), tilted.beta.clone())
                .row(format!("index {index}: E[r]"), tilted.reward.clone())
                .row(format!("index {index}: KL"), tilted.kl.clone())
        });
        table
            .row("index 0: what E[r] lacks to the largest reward", sweep[0].lacking.clone())
            .row("index 0: what KL lacks to −ln 0.12", most.clone() - sweep[0].kl.clone())
            .row("index 99: what E[r] has beyond the reference's", sweep[99].reward.clone() - of_reference.clone())
            .row("the largest reward, the limit of E[r] as β → 0", top.clone())
            .row("the reference's E[r], the limit of E[r] as β → ∞", of_reference.clone())
            .row("−ln 0.12, the limit of KL as β → 0", most.clone())
            .row("the largest E[r]", largest(&rewards_of))
            .row("the least E[r]", least(&rewards_of))
            .row("the largest KL", largest(&spent))
            .row("the least KL", least(&spent))
            .stated(
                "E[r] is larger at each β than at the next larger one: it lacks less to the largest reward",
                every(&sweep, |smaller, larger| below(smaller.lacking.clone(), larger.lacking.clone())),
            )
            .stated("KL is larger at each β than at the next larger one", {
                // From β = 0.08 on as it is; below that, what it lacks to −ln 0.12 is lacking/β + ln(1 + others), and 0 < ln(1 + x) < x.
                every(&sweep[NEAR_GREEDY..], |smaller, larger| below(larger.kl.clone(), smaller.kl.clone())).and(every(
                    &sweep[..=NEAR_GREEDY],
                    |smaller, larger| {
                        let most_lacking = smaller.lacking.clone() / smaller.beta.clone() + smaller.others.clone();
                        below(most_lacking, larger.lacking.clone() / larger.beta.clone())
                    },
                ))
            })
            .stated("E[r] is between the reference's and the largest reward at every β", {
                below(of_reference, least(&rewards_of)).and(below(a.real("0"), sweep[0].lacking.clone()))
            })
            .stated("KL is at most −ln 0.12 at every β", at_most(largest(&spent), most))
            .stated("reward over KL, from β = 0.08 on: the slope from each point to the next is between their β", {
                every(&sweep[NEAR_GREEDY..], |smaller, larger| {
                    let gained = smaller.reward.clone() - larger.reward.clone();
                    let spent = smaller.kl.clone() - larger.kl.clone();
                    below(smaller.beta.clone() * spent.clone(), gained.clone())
                        .and(below(gained, larger.beta.clone() * spent))
                })
            })
    }
}

/// That each tilt and the next are so related.
fn every<R>(tilts: &[Tilted<R>], pair: impl Fn(&Tilted<R>, &Tilted<R>) -> Relation<R>) -> Relation<R> {
    let relations = tilts.windows(2).map(|neighbours| pair(&neighbours[0], &neighbours[1]));
    relations.reduce(Relation::and).expect("there are several prices")
}
