//! A gradient step on a softmax policy, beside multiplicative weights.

use crate::catalogue::prelude::*;

/// worked-problems L.1, which has it that softmax policies are updated by exactly the multiplicative weights. That is so of the natural gradient. A step along the
/// gradient adds η π (A − Ā) to the logits, and tells apart two actions with one advantage.
pub struct GradientAndWeights;

impl Problem for GradientAndWeights {
    const STATEMENT: &str = "A softmax policy takes three actions with probabilities (1/2, 1/4, 1/4), and their advantages are (1, 1, 0). What is the policy after a step of \
                             size one along the gradient of the expected advantage in the logits, and what after multiplicative weights?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (policy, advantage) = (a.pmf(["1/2", "1/4", "1/4"]), a.pmf(["1", "1", "0"]));
        let gradient = a.policy_gradient(&policy, &advantage);
        let one = Number::decimal("1");
        let weights = a.tilt(&policy, &advantage, &one);
        let step = a.tilt(&policy, &a.pmf(["1/8", "1/16", "-3/16"]), &one);
        let at = |values: &[A::Real], index: usize| values[index].clone();
        Table::new()
            .row("gradient, action 0", at(&gradient, 0))
            .row("gradient, action 1", at(&gradient, 1))
            .row("gradient, action 2", at(&gradient, 2))
            .row("gradient step: π(0)", at(&step, 0))
            .row("gradient step: π(1)", at(&step, 1))
            .row("gradient step: π(2)", at(&step, 2))
            .row("multiplicative weights: π(0)", at(&weights, 0))
            .row("multiplicative weights: π(1)", at(&weights, 1))
            .row("multiplicative weights: π(2)", at(&weights, 2))
            .row("gradient step: odds of 0 to 1", at(&step, 0) / at(&step, 1))
            .row("multiplicative weights: odds of 0 to 1", at(&weights, 0) / at(&weights, 1))
    }
}
