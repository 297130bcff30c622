//! The exact line searches of Frank–Wolfe: no step along the way is better, and so none goes up.

use crate::catalogue::prelude::*;

/// KL(x⁺‖q) ≤ KL(x_γ‖q) and KL(p‖x⁺) ≤ KL(p‖x_γ) for every step γ, zero among them, where x⁺ is at the step found; and there the derivative is zero.
pub struct FrankWolfeLineSearch;

impl Statement for FrankWolfeLineSearch {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"f(x^+) = \min_\gamma f((1 - \gamma) x + \gamma e_j) \le f(x),\ f = D(\cdot \| q)\ \text{or}\ D(p \| \cdot),\ ",
        r"\ln\frac{x^+_j}{q_j} = \sum_i x_i \ln\frac{x^+_i}{q_i}\ \text{or}\ x^+_j = p_j"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Frank and Wolfe 1956")];
    type Case = Searched;

    fn relation<A: Arithmetic>(a: &A, Searched { x, target, gamma }: &Searched) -> Relation<A::Real> {
        let (one, goal) = (a.integer(1), reals(a, target));
        let certain = &Number::from_f64(1.0);
        let start = reals(a, x);
        let moved = |vertex: &[A::Real], step: &A::Real| -> Vec<A::Real> {
            let between =
                |(x, e): (&A::Real, &A::Real)| x.clone() * (a.integer(1) - step.clone()) + e.clone() * step.clone();
            start.iter().zip(vertex).map(between).collect()
        };
        let vertex = a.frank_wolfe_reverse_step(x, target, certain);
        let best = moved(&vertex, &a.frank_wolfe_reverse_line_search(x, target));
        let logs: Vec<A::Real> = best.iter().zip(&goal).map(|(x, q)| (x.clone() / q.clone()).ln()).collect();
        let stationary = equal(one.clone() + inner(&vertex, &logs), one.clone() + inner(&start, &logs));
        let other = a.frank_wolfe_reverse_step(x, target, gamma);
        let reverse = at_most(one.clone() + divergence(&best, &goal), one.clone() + divergence(&other, &goal));
        let vertex = a.frank_wolfe_forward_step(x, target, certain);
        let best = moved(&vertex, &a.frank_wolfe_forward_line_search(x, target));
        let matched = equal(inner(&vertex, &best), inner(&vertex, &goal));
        let other = a.frank_wolfe_forward_step(x, target, gamma);
        let forward = at_most(one.clone() + divergence(&goal, &best), one + divergence(&goal, &other));
        stationary.and(reverse).and(matched).and(forward)
    }
}
