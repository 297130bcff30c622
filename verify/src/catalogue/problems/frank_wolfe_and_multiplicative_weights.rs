//! Whether Frank–Wolfe on a divergence is multiplicative weights.

use crate::catalogue::prelude::*;

/// worked-problems L.3 says that on the simplex, with KL(·‖q) for the objective, the one algorithm is the other. It is not: a step of Frank–Wolfe mixes
/// with a vertex and leaves the ratio of any two other outcomes what it was; one of multiplicative weights multiplies it by (q₂x₃/(q₃x₂))^η. Here no rate
/// and no step make the two agree. With two outcomes they do, at the best step and the rate of one: see the statement `frank-wolfe-two-outcomes`.
pub struct FrankWolfeAndMultiplicativeWeights;

impl Problem for FrankWolfeAndMultiplicativeWeights {
    const STATEMENT: &str = "x is uniform on three outcomes and q = (0.5, 0.3, 0.2). Where does a step of Frank–Wolfe on KL(·‖q) with the best step \
                             length lead, and where a step of multiplicative weights?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (x, q) = (uniform(3), a.pmf(["0.5", "0.3", "0.2"]));
        let gamma = a.frank_wolfe_reverse_line_search(&x, &q);
        let vertex = a.frank_wolfe_reverse_step(&x, &q, &Number::from_f64(1.0));
        let between = |(x, e): (A::Real, A::Real)| x * (a.integer(1) - gamma.clone()) + e * gamma.clone();
        let best: Vec<A::Real> = reals(a, &x).into_iter().zip(vertex).map(between).collect();
        let half = a.geometric_step(&x, &q, &Number::decimal("0.5"));
        let whole = a.geometric_step(&x, &q, &Number::decimal("1"));
        let after = |next: &[A::Real]| divergence(next, &reals(a, &q));
        let ratio = |next: &[A::Real]| next[1].clone() / next[2].clone();
        Table::new()
            .row("KL(x ‖ q)", a.kl(&x, &q))
            .row("the duality gap", a.frank_wolfe_reverse_gap(&x, &q))
            .row("the best step length", gamma.clone())
            .row("Frank–Wolfe: x₁", best[0].clone())
            .row("Frank–Wolfe: x₂/x₃, at this and every other step length", ratio(&best))
            .row("Frank–Wolfe: KL(x ‖ q) after the best step", after(&best))
            .row("multiplicative weights at the rate 0.5: x₂/x₃", ratio(&half))
            .row("multiplicative weights at the rate 0.5: KL(x ‖ q)", after(&half))
            .row("multiplicative weights at the rate 1: x₂/x₃", ratio(&whole))
            .row("multiplicative weights at the rate 1: x₁", whole[0].clone())
    }
}
