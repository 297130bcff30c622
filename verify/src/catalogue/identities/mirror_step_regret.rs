//! The regret of a step of multiplicative weights, exactly: what the comparator gains on the player, and what the step costs.

use crate::catalogue::prelude::*;

/// η⟨p − u, g⟩ = KL(u‖p) − KL(u‖p⁺) + KL(p‖p⁺).
pub struct MirrorStepRegret;

impl Statement for MirrorStepRegret {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\eta\langle p - u, g\rangle = D(u \| p) - D(u \| p^+) + D(p \| p^+),\ p^+ \propto p\, e^{-\eta g}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Freund and Schapire 1997")];
    type Case = Descent;

    fn relation<A: Arithmetic>(a: &A, Descent { p, u, losses, eta }: &Descent) -> Relation<A::Real> {
        let next = a.mirror_step(p, losses, eta);
        let (start, other, gradient) = (reals(a, p), reals(a, u), reals(a, losses));
        let loss = |x: &[A::Real]| a.number(eta) * inner(&gradient, x);
        // No loss is negative, so every term is on the side where it has a plus.
        let left = a.integer(1) + loss(&start) + divergence_from(a, u, &next);
        equal(left, a.integer(1) + loss(&other) + a.kl(u, p) + divergence(&start, &next))
    }
}
