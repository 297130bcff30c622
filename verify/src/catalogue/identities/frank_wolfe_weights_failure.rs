//! Frank–Wolfe on KL(·‖q) is not multiplicative weights, from three outcomes on.

use crate::catalogue::prelude::*;

/// From x = (⅓, ⅓, ⅓) towards q = (0.5, 0.3, 0.2), multiplicative weights end at q at the rate of one, and the best step of Frank–Wolfe does not; and they
/// raise x₂/x₃ at any rate, as Frank–Wolfe does at no step.
pub struct FrankWolfeWeightsFailure;

impl Statement for FrankWolfeWeightsFailure {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, x, q:\ \min_\eta D(x^{1-\eta} q^\eta/Z \| q) = 0 < \min_\gamma D((1-\gamma)x + \gamma e_j \| q),\ ",
        r"\frac{x^+_2}{x^+_3} = \frac{x_2}{x_3} < \frac{x_2 e^{-\eta g_2}}{x_3 e^{-\eta g_3}}"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.3")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (x, q) = (uniform(3), a.pmf(["0.5", "0.3", "0.2"]));
        let step = a.frank_wolfe_reverse_line_search(&x, &q);
        let vertex = a.frank_wolfe_reverse_step(&x, &q, &Number::from_f64(1.0));
        let between = |(x, e): (A::Real, A::Real)| x * (a.integer(1) - step.clone()) + e * step.clone();
        let best: Vec<A::Real> = reals(a, &x).into_iter().zip(vertex).map(between).collect();
        let weights = a.geometric_step(&x, &q, &Number::from_f64(1.0));
        let goal = reals(a, &q);
        let ratio = |next: &[A::Real]| next[1].clone() / next[2].clone();
        let small = a.geometric_step(&x, &q, &Number::decimal("0.001"));
        below(divergence(&weights, &goal), divergence(&best, &goal)).and(below(ratio(&best), ratio(&small)))
    }
}
