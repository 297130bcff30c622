//! The theorem of Pythagoras for any linear family: with a member of it that is not the projection.

use crate::catalogue::prelude::*;

/// For every r with the means asked for: KL(r‖q) = KL(r‖q*) + KL(q*‖q), so that no other has less; and q* has these means, too.
pub struct IProjectionPythagoras;

impl Statement for IProjectionPythagoras {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(r \| q) = D(r \| q^*) + D(q^* \| q),\ q^* = \arg\min \{D(s \| q) : \mathbb{E}_s f = \mathbb{E}_r ",
        r"f\}"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§13"),
        LITERATURE.at("Csiszár 1975"),
        LITERATURE.at("Csiszár and Shields 2004, section 3"),
    ];
    type Case = Constrained;

    fn relation<A: Arithmetic>(a: &A, Constrained { q, features, targets, member }: &Constrained) -> Relation<A::Real> {
        let fit = a.i_projection(q, features, targets);
        let (projection, divergence) = (&fit[..q.len()], fit[fit.len() - 1].clone());
        let theorem = equal(a.kl(member, q), divergence_to(a, member, projection) + divergence.clone())
            .and(at_most(divergence, a.kl(member, q)));
        let means = features.rows().iter().zip(masses(targets));
        means.fold(theorem, |relation, (feature, target)| {
            relation.and(equal(expectation(a, projection, feature), a.number(&target)))
        })
    }
}
