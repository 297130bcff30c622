//! The gradient of the cross-entropy of logits is the softmax less the target.

use crate::catalogue::prelude::*;

/// 0 ≤ L(z′) − L(z) − g·(z′ − z) ≤ ⅛ (max d − min d)², d = z′ − z: no other vector than the gradient fits between for all z′. Its entries sum to
/// zero.
pub struct CrossEntropyGradientBounds;

impl Statement for CrossEntropyGradientBounds {
    const KIND: Kind = Kind::Gradient;
    const TEX: &str = concat!(
        r"0 \le L(z') - L(z) - \langle \mathrm{softmax}(z) - p, d \rangle \le \tfrac18 (\max d - \min d)^2,\ ",
        r"L(z) = -\sum_i p_i \ln \mathrm{softmax}(z)_i,\ d = z' - z"
    );
    const SOURCES: &[Citation] = &[PYTORCH_NOTEBOOK.at("cell 6"), LITERATURE.at("Hoeffding 1963")];
    type Case = Logits;

    fn relation<A: Arithmetic>(a: &A, Logits { z_p: z, z_q, shift, target: p, .. }: &Logits) -> Relation<A::Real> {
        // Also at a small step, where the bounds are near one another.
        let near = |step: &str| towards(z, z_q, &Number::decimal(step));
        let gradient = a.cross_entropy_gradient(p, z);
        let at = |other: &Vector| {
            let moves = differences(other, z);
            let along: A::Real = gradient.iter().zip(&moves).map(|(slope, d)| slope.clone() * a.number(d)).sum();
            let rise = a.kl_loss(p, other) - a.kl_loss(p, z) - along;
            let moves = Vector::from_exact(moves.iter().filter_map(|d| Some(d.exact().ok()?.into_owned())).collect());
            let range = a.number(&larger_range(&moves, &moves));
            at_most(a.integer(0), rise.clone()).and(at_most(rise, range.square() / 8))
        };
        let shifted_gradient = a.cross_entropy_gradient(p, &shifted(z, shift));
        // Compared with one rather than with zero, of which no enclosure has digits.
        let total = |slopes: &[A::Real]| slopes.iter().cloned().sum::<A::Real>() + a.integer(1);
        at(z_q)
            .and(at(&near("0.001")))
            .and(equal(total(&gradient), a.integer(1)))
            .and(equal(total(&shifted_gradient), a.integer(1)))
    }
}
