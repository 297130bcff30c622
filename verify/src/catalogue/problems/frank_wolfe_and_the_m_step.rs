//! Whether Frank–Wolfe in an exponential family is the M-step of expectation–maximisation.

use crate::catalogue::prelude::*;

/// worked-problems L.3 says so, for KL(p‖·) over a parametric exponential family. An M-step is the minimum itself, by moment matching; a step of
/// Frank–Wolfe is not, even in the largest such family, the whole simplex, where the M-step ends at p. In a smaller one the algorithm has no meaning: it
/// needs a convex set, and a mixture of two binomial distributions is not binomial, for which x₁² = 4 x₀ x₂.
pub struct FrankWolfeAndTheMStep;

impl Problem for FrankWolfeAndTheMStep {
    const STATEMENT: &str = "p = (0.5, 0.3, 0.2) and x is uniform. What is left of KL(p‖x) after the best step of Frank–Wolfe, and what after an M-step? \
                             And is the middle of Binomial(2, 0.2) and Binomial(2, 0.6) binomial?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (x, p) = (uniform(3), a.pmf(["0.5", "0.3", "0.2"]));
        let gamma = a.frank_wolfe_forward_line_search(&x, &p);
        let vertex = a.frank_wolfe_forward_step(&x, &p, &Number::from_f64(1.0));
        let between = |(x, e): (A::Real, A::Real)| x * (a.integer(1) - gamma.clone()) + e * gamma.clone();
        let best: Vec<A::Real> = reals(a, &x).into_iter().zip(vertex).map(between).collect();
        // One component that has seen ten draws, of which p gives the shares.
        let counts = Rows::decimals(&[&["5", "3", "2"]]);
        let step = a.categorical_em_step(&counts, &Vector::decimals(&["1"]), &Rows::new(vec![x.clone()]));
        let matched = &step[1..];
        let middle = midpoint(&a.pmf(["0.64", "0.32", "0.04"]), &a.pmf(["0.16", "0.48", "0.36"]));
        let middle = reals(a, &middle);
        Table::new()
            .row("KL(p ‖ x)", a.kl(&p, &x))
            .row("the duality gap", a.frank_wolfe_forward_gap(&x, &p))
            .row("the best step length", gamma.clone())
            .row("Frank–Wolfe: KL(p ‖ x) after the best step", divergence(&reals(a, &p), &best))
            .row("Frank–Wolfe: x₂, which is 0.3 in p", best[1].clone())
            .row("the M-step: x₁", matched[0].clone())
            .row("the M-step: x₂", matched[1].clone())
            .row("the M-step: x₃", matched[2].clone())
            .row("the middle of two binomials: x₁²", middle[1].square())
            .row("the middle of two binomials: 4 x₀ x₂", middle[0].clone() * middle[2].clone() * 4)
    }
}
