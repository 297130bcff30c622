//! Onto a convex set that is no linear family, the theorem of Pythagoras is an inequality.

use crate::catalogue::prelude::*;

/// For every r with a mean of at most c: KL(r‖q) ≥ KL(r‖q*) + KL(q*‖q), where q* is the nearest of them.
pub struct PythagoreanInequality;

impl Statement for PythagoreanInequality {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"D(r \| q^*) + D(q^* \| q) \le D(r \| q),\ q^* = \arg\min \{D(s \| q) : \mathbb{E}_s f \le c\},\ ",
        r"\mathbb{E}_r f \le c"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13"), LITERATURE.at("Csiszár 1975, Theorem 2.2")];
    type Case = HalfSpace;

    fn relation<A: Arithmetic>(a: &A, HalfSpace { q, feature, bound, member }: &HalfSpace) -> Relation<A::Real> {
        let fit = a.i_projection_at_most(q, feature, bound);
        let (projection, divergence) = (&fit[..q.len()], fit[fit.len() - 1].clone());
        at_most(divergence_to(a, member, projection) + divergence, a.kl(member, q))
            .and(at_most(expectation(a, projection, feature), a.number(bound)))
            .and(at_most(fit[q.len()].clone(), a.integer(0)))
    }
}
