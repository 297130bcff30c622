//! What a mirror step on KL(·‖q) gains, exactly, at any rate; so up to the rate of one it goes down.

use crate::catalogue::prelude::*;

/// η [KL(p‖q) − KL(p⁺‖q)] = KL(p‖p⁺) + (1 − η) KL(p⁺‖p), where p⁺ ∝ p^(1−η) q^η; hence KL(p⁺‖q) ≤ KL(p‖q) for η ≤ 1.
pub struct GeometricStepProgress;

impl Statement for GeometricStepProgress {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\eta\,[D(p \| q) - D(p^+ \| q)] = D(p \| p^+) + (1 - \eta) D(p^+ \| p),\ ",
        r"p^+ \propto p^{1-\eta} q^\eta"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Lu, Freund and Nesterov 2018")];
    type Case = Searched;

    fn relation<A: Arithmetic>(a: &A, Searched { x: p, target: q, gamma }: &Searched) -> Relation<A::Real> {
        let rate = one_minus(gamma);
        let progress = |eta: &Number| {
            let next = a.geometric_step(p, q, eta);
            let (start, target) = (reals(a, p), reals(a, q));
            let (there, back) = (divergence(&start, &next), divergence(&next, &start));
            let (after, before) = (divergence(&next, &target), a.kl(p, q));
            let one = a.integer(1);
            let left = one.clone() + a.number(eta) * (before.clone() + back.clone());
            let right = one.clone() + a.number(eta) * after.clone() + there + back;
            (equal(left, right), at_most(one.clone() + after, one + before))
        };
        let (exact, descent) = progress(&rate);
        exact.and(descent).and(progress(&one_plus(&rate)).0)
    }
}
