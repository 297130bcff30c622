//! With two outcomes, and no more, Frank–Wolfe on KL(·‖q) is a step of multiplicative weights: either line search ends at q, as the rate of one does.

use crate::catalogue::prelude::*;

/// x + γ (e − x) = x^0 q^1/Σ = q, for two outcomes and the best γ of either direction of the divergence.
pub struct FrankWolfeTwoOutcomes;

impl Statement for FrankWolfeTwoOutcomes {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"n = 2 \Rightarrow x + \gamma^*(e_j - x) = q \propto x^{1-\eta} q^\eta,\ \eta = 1";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3")];
    type Case = Searched;

    fn relation<A: Arithmetic>(a: &A, Searched { x, target, gamma: _ }: &Searched) -> Relation<A::Real> {
        let [x, target] = [x, target].map(first_against_rest);
        let certain = &Number::from_f64(1.0);
        let weights = a.geometric_step(&x, &target, certain);
        let ends = [
            (a.frank_wolfe_reverse_step(&x, &target, certain), a.frank_wolfe_reverse_line_search(&x, &target)),
            (a.frank_wolfe_forward_step(&x, &target, certain), a.frank_wolfe_forward_line_search(&x, &target)),
        ];
        let clauses = ends.into_iter().flat_map(|(vertex, step)| {
            let between = reals(a, &x).into_iter().zip(vertex);
            let kept = a.integer(1) - step.clone();
            between.map(move |(x, e)| x * kept.clone() + e * step.clone()).collect::<Vec<_>>()
        });
        let pairs = clauses.zip(weights.iter().cycle().cloned()).map(|(end, weight)| equal(end, weight));
        pairs.reduce(Relation::and).expect("there are two outcomes")
    }
}

/// The first outcome, and all others taken together.
fn first_against_rest(p: &Vector) -> Vector {
    let certain = |index: usize| if index == 0 { Vector::decimals(&["1", "0"]) } else { Vector::decimals(&["0", "1"]) };
    push_forward(p, &Rows::new((0..p.len()).map(certain).collect()))
}
