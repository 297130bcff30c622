//! Expectation–maximisation that does not leave where it began.

use crate::catalogue::prelude::*;

/// worked-problems L.3 calls expectation–maximisation a special case of convex optimisation. Its likelihood is not concave in the parameters: two equal
/// components stay equal, at a likelihood below the best; and half way between the best mixture and the same with its components exchanged, which is as
/// good, it is lower. What does hold is that no step goes down: statements `em-gain` and `em-gaussian-gain`. In the weights alone the problem is convex.
pub struct TwoEqualComponents;

impl Problem for TwoEqualComponents {
    const STATEMENT: &str = "Two coins are each tossed three times: heads, heads, heads; and tails, tails, tails. What does a step of \
                             expectation–maximisation make of a mixture of two fair coins, and of one of coins with heads 0.6 and 0.4?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let counts = Rows::decimals(&[&["3", "0"], &["0", "3"]]);
        let weights = uniform(2);
        let fair = Rows::decimals(&[&["0.5", "0.5"], &["0.5", "0.5"]]);
        let bent = Rows::decimals(&[&["0.6", "0.4"], &["0.4", "0.6"]]);
        let sure = Rows::decimals(&[&["1", "0"], &["0", "1"]]);
        let swapped = Rows::decimals(&[&["0", "1"], &["1", "0"]]);
        let likelihood = |components: &Rows| a.categorical_log_likelihood(&counts, &weights, components);
        let step = a.categorical_em_step(&counts, &weights, &bent);
        let stuck = a.categorical_em_step(&counts, &weights, &fair);
        // The new mixture is symmetric: ½ [h³ + (1 − h)³] for either coin.
        let heads = step[2].clone();
        let tails = step[3].clone();
        let cube = |x: &A::Real| x.square() * x.clone();
        let after = ((cube(&heads) + cube(&tails)) / 2).ln() * 2;
        Table::new()
            .row("two fair coins: ln L", likelihood(&fair))
            .row("two fair coins, after a step: the weight of the first", stuck[0].clone())
            .row("two fair coins, after a step: heads of the first", stuck[2].clone())
            .row("0.6 and 0.4: ln L", likelihood(&bent))
            .row("0.6 and 0.4, after a step: heads of the first", heads)
            .row("0.6 and 0.4, after a step: ln L", after)
            .row("1 and 0, the best: ln L", likelihood(&sure))
            .row("0 and 1, as good: ln L", likelihood(&swapped))
            .row("½ and ½, half way between the two: ln L", likelihood(&fair))
    }
}
