//! The theorem of Pythagoras: by way of its projection, the way to a distribution splits in two.

use crate::catalogue::prelude::*;

/// KL(r‖p) = KL(r‖q) + KL(q‖p), where q is the projection of p onto the distributions with the mean of r; hence KL(q‖p)
/// ≤ KL(r‖p).
pub struct Pythagorean;

impl Statement for Pythagorean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(r \| p) = D(r \| q) + D(q \| p),\ q = \arg\min \{D(s \| p) : \mathbb{E}_s X = \mathbb{E}_r ",
        r"X\}"
    );
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§13"), THEORY_NOTEBOOK.at("§13.1"), LITERATURE.at("Csiszár 1975")];
    type Case = Projected;

    fn relation<A: Arithmetic>(a: &A, Projected { p, projection, member }: &Projected) -> Relation<A::Real> {
        equal(a.kl(member, p), a.kl(member, projection) + a.kl(projection, p))
            .and(at_most(a.kl(projection, p), a.kl(member, p)))
    }
}
