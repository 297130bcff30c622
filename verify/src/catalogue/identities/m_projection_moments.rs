//! The M-projection onto an exponential family has the moments of what is projected, and the theorem of Pythagoras holds the other way round.

use crate::catalogue::prelude::*;

/// E_p* f = E_p f, and KL(p‖q) = KL(p‖p*) + KL(p*‖q) for the family q exp⟨θ, f⟩ / Z of which q is a member; p* is also the I-projection of q.
pub struct MProjectionMoments;

impl Statement for MProjectionMoments {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(p \| q) = D(p \| p^*) + D(p^* \| q),\ \mathbb{E}_{p^*} f = \mathbb{E}_p f,\ ",
        r"p^* = \arg\min_\theta D(p \| q\, e^{\langle \theta, f \rangle} / Z)"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§13"),
        WORKED_PROBLEMS.at("L.3"),
        LITERATURE.at("Amari 2016, Chapter 2"),
        LITERATURE.at("Csiszár and Shields 2004, section 3"),
    ];
    type Case = Constrained;

    fn relation<A: Arithmetic>(a: &A, Constrained { q, features, targets, member }: &Constrained) -> Relation<A::Real> {
        let matched = a.m_projection(member, q, features);
        let (nearest, divergence) = (&matched[..q.len()], matched[matched.len() - 1].clone());
        let projected = a.i_projection(q, features, targets);
        let theorem = equal(a.kl(member, q), divergence.clone() + divergence_of(a, nearest, q))
            .and(at_most(divergence, a.kl(member, q)));
        let means = features.rows().iter().zip(masses(targets));
        let moments = means.map(|(feature, target)| equal(expectation(a, nearest, feature), a.number(&target)));
        let same = nearest.iter().cloned().zip(projected.iter().cloned()).map(|(m, i)| equal(m, i));
        moments.chain(same).fold(theorem, Relation::and)
    }
}
