//! Mirror descent with the negative entropy is multiplicative weights: of all distributions, the one that it steps to makes the linear loss and the
//! divergence from where it was least.

use crate::catalogue::prelude::*;

/// η⟨g, u⟩ + KL(u‖p) = η⟨g, p⁺⟩ + KL(p⁺‖p) + KL(u‖p⁺), the last term of which is zero at u = p⁺ alone.
pub struct MirrorStepOptimality;

impl Statement for MirrorStepOptimality {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\eta\langle g, u\rangle + D(u \| p) = \eta\langle g, p^+\rangle + D(p^+ \| p) + D(u \| p^+),\ ",
        r"p^+ \propto p\, e^{-\eta g}"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Beck and Teboulle 2003")];
    type Case = Descent;

    fn relation<A: Arithmetic>(a: &A, Descent { p, u, losses, eta }: &Descent) -> Relation<A::Real> {
        let next = a.mirror_step(p, losses, eta);
        let (start, other, gradient) = (reals(a, p), reals(a, u), reals(a, losses));
        let loss = |x: &[A::Real]| a.number(eta) * inner(&gradient, x);
        // One more on both sides, so that neither is zero.
        let left = a.integer(1) + loss(&other) + a.kl(u, p);
        equal(left, a.integer(1) + loss(&next) + divergence(&next, &start) + divergence_from(a, u, &next))
    }
}
