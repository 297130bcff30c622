//! The chain rule: two joint distributions diverge by their marginals, and by their conditionals.

use crate::catalogue::prelude::*;

/// KL(p(x,y)‖q(x,y)) = KL(p(x)‖q(x)) + KL(p(y|x)‖q(y|x)).
pub struct ChainRule;

impl Statement for ChainRule {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p_{XY} \| q_{XY}) = D(p_X \| q_X) + D(p_{Y|X} \| q_{Y|X})";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§7"), THEORY_NOTEBOOK.at("§7.1"), THEORY_NOTEBOOK.at("§18")];
    type Case = JointPair;

    fn relation<A: Arithmetic>(a: &A, JointPair { p, q }: &JointPair) -> Relation<A::Real> {
        let marginals = a.kl(&row_marginal(p), &row_marginal(q));
        equal(a.kl(&flatten(p), &flatten(q)), marginals + a.conditional_kl(p, q))
    }
}
