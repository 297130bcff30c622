//! The conditional divergence is the mean of the divergences of the conditionals.

use crate::catalogue::prelude::*;

/// KL(p(y|x)‖q(y|x)) = Σ p(x) KL(p(·|x)‖q(·|x)), over the x with p(x) > 0.
pub struct ConditionalDivergence;

impl Statement for ConditionalDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p_{Y|X} \| q_{Y|X}) = \sum_x p(x) D(p_{Y|X=x} \| q_{Y|X=x})";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§7.1")];
    type Case = JointPair;

    fn relation<A: Arithmetic>(a: &A, JointPair { p, q }: &JointPair) -> Relation<A::Real> {
        let given = |(x, mass): (usize, &Number)| {
            let p = conditional(p, x)?;
            // Where q has no mass but p has, the divergence is infinite.
            let divergence = conditional(q, x).map_or_else(|| a.infinity(), |q| a.kl(&p, &q));
            Some(a.number(mass) * divergence)
        };
        let mean = masses(&row_marginal(p)).iter().enumerate().filter_map(given).sum();
        equal(a.conditional_kl(p, q), mean)
    }
}
