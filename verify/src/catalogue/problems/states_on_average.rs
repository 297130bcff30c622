//! A trust region on average over states.

use crate::catalogue::prelude::*;

/// worked-problems L.2 calls the divergence in the constraint of trust region policy optimisation the maximum over states; the algorithm constrains the mean over the
/// states that the old policy visits. The two differ, by as much as the inverse of a state's share.
pub struct StatesOnAverage;

impl Problem for StatesOnAverage {
    const STATEMENT: &str = "In one state of two, equally often visited, a policy changes from a fair coin to (0.6, 0.4); in the other it does not. What is the mean \
                             of the divergence over states, and what the largest? What if the state is one visit in a hundred?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let mean =
            |old: [&[&str]; 2], new: [&[&str]; 2]| a.conditional_kl(&Rows::decimals(&old), &Rows::decimals(&new));
        let (even, rare): ([&[&str]; 2], [&[&str]; 2]) =
            ([&["0.25", "0.25"], &["0.25", "0.25"]], [&["0.495", "0.495"], &["0.005", "0.005"]]);
        Table::new()
            .row("mean, visited equally", mean(even, [&["0.25", "0.25"], &["0.3", "0.2"]]))
            .row("mean, one visit in a hundred", mean(rare, [&["0.495", "0.495"], &["0.006", "0.004"]]))
            .row("maximum", a.kl(&uniform(2), &a.pmf(["0.6", "0.4"])))
    }
}
