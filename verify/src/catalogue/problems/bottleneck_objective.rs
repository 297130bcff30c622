//! The objective of the information bottleneck, with a prior and with the information itself.

use crate::catalogue::prelude::*;

/// chapter-4 writes KL(q(z|x) ‖ r(z)) − β I(Z; Y), without an expectation over x, as what an encoder minimises. Its mean over x is an upper bound of I(X; Z), not
/// the information: it exceeds it by KL(q(z) ‖ r(z)), so that a prior that is not the marginal moves the optimum.
pub struct BottleneckObjective;

impl Problem for BottleneckObjective {
    const STATEMENT: &str = "X and Y agree with probability 0.8, and both are even; Z is X, flipped with probability 0.1, or \
                             0.4. What are the information, the bound with the priors (0.5, 0.5) and (0.9, 0.1), its slack, \
                             what Z knows of Y, and the objective at β = 2?";
    const SOURCE: Citation = CHAPTER_4.at("Information Bottleneck");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let joint = Rows::decimals(&[&["0.4", "0.1"], &["0.1", "0.4"]]);
        let p = row_marginal(&joint);
        let sharp = Rows::decimals(&[&["0.9", "0.1"], &["0.1", "0.9"]]);
        let blurred = Rows::decimals(&[&["0.6", "0.4"], &["0.4", "0.6"]]);
        let (even, skewed) = (a.pmf(["0.5", "0.5"]), a.pmf(["0.9", "0.1"]));
        let beta = Number::decimal("2");
        let of_one = |x: usize| a.kl(&sharp.rows()[x], &skewed);
        Table::new()
            .row("I(X; Z)", a.js_weighted(&sharp, &p))
            .row("the bound, (0.5, 0.5)", a.bottleneck_rate(&p, &sharp, &even))
            .row("the bound, (0.9, 0.1)", a.bottleneck_rate(&p, &sharp, &skewed))
            .row("its slack", a.bottleneck_slack(&p, &sharp, &skewed))
            .row("KL(q(z|x) ‖ r) of the first x", of_one(0))
            .row("KL(q(z|x) ‖ r) of the second x", of_one(1))
            .row("I(Z; Y)", a.bottleneck_relevance(&joint, &sharp))
            .row("I(X; Y)", a.mutual_information(&joint))
            .row("the objective, (0.5, 0.5)", a.bottleneck_objective(&joint, &sharp, &even, &beta))
            .row("the objective, (0.9, 0.1)", a.bottleneck_objective(&joint, &sharp, &skewed, &beta))
            .row("0.4: the objective, (0.5, 0.5)", a.bottleneck_objective(&joint, &blurred, &even, &beta))
            .row("0.4: the objective, (0.9, 0.1)", a.bottleneck_objective(&joint, &blurred, &skewed, &beta))
    }
}
