//! Multiplicative weights on KL(·‖q) do not converge at every rate.

use crate::catalogue::prelude::*;

/// At the rate of three, a step from (0.25, 0.75) leads away from q = (0.5, 0.5); at the rate of two it leads to the mirror image, which is as far.
pub struct MultiplicativeWeightsDivergence;

impl Statement for MultiplicativeWeightsDivergence {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q, \eta:\ D(p \| q) < D(p^+ \| q),\ p^+ \propto p\, e^{-\eta \nabla_p D(p \| q)}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, q) = (a.pmf(["0.25", "0.75"]), uniform(2));
        let step = |eta: &str| a.geometric_step(&p, &q, &Number::decimal(eta));
        let goal = reals(a, &q);
        below(a.kl(&p, &q), divergence(&step("3"), &goal)).and(equal(divergence(&step("2"), &goal), a.kl(&p, &q)))
    }
}
