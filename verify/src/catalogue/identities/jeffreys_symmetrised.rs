//! Jeffreys' divergence is the sum of the divergences in both directions.

use crate::catalogue::prelude::*;

/// J(p, q) = KL(p‖q) + KL(q‖p).
pub struct JeffreysSymmetrised;

impl Statement for JeffreysSymmetrised {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"J(p, q) = D(p \| q) + D(q \| p)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Kullback and Leibler 1951"), LITERATURE.at("Jeffreys 1946")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.jeffreys(p, q), a.kl(p, q) + a.kl(q, p))
    }
}
