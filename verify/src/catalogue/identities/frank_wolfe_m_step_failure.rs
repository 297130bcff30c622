//! A step of Frank–Wolfe on KL(p‖·) is not an M-step, and an exponential family is not convex.

use crate::catalogue::prelude::*;

/// From the uniform distribution, the best step of Frank–Wolfe leaves KL(p‖x) > 0, an M-step leaves none; and the middle of Binomial(2, 0.2) and
/// Binomial(2, 0.6) has 4 x₀ x₂ > x₁², where every Binomial(2, θ) has equality.
pub struct FrankWolfeMStepFailure;

impl Statement for FrankWolfeMStepFailure {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, p, x:\ D(p \| x_{\mathrm{EM}}) = 0 < \min_\gamma D(p \| (1-\gamma)x + \gamma e_j);\ ",
        r"\tfrac12 \mathrm{Bin}(2, 0.2) + \tfrac12 \mathrm{Bin}(2, 0.6) \ne \mathrm{Bin}(2, \theta)"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.3")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (x, p) = (uniform(3), a.pmf(["0.5", "0.3", "0.2"]));
        let step = a.frank_wolfe_forward_line_search(&x, &p);
        let vertex = a.frank_wolfe_forward_step(&x, &p, &Number::from_f64(1.0));
        let between = |(x, e): (A::Real, A::Real)| x * (a.integer(1) - step.clone()) + e * step.clone();
        let best: Vec<A::Real> = reals(a, &x).into_iter().zip(vertex).map(between).collect();
        let counts = Rows::decimals(&[&["5", "3", "2"]]);
        let matched = a.categorical_em_step(&counts, &Vector::decimals(&["1"]), &Rows::new(vec![x]));
        let goal = reals(a, &p);
        let middle = midpoint(&a.pmf(["0.64", "0.32", "0.04"]), &a.pmf(["0.16", "0.48", "0.36"]));
        let middle = reals(a, &middle);
        below(divergence(&goal, &matched[1..]), divergence(&goal, &best))
            .and(below(middle[1].square(), middle[0].clone() * middle[2].clone() * 4))
    }
}
