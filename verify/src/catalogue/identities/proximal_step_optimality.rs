//! The proximal step on logits, exactly: of all logits, those of the replicator's step make the linear loss and the divergence to them least.

use crate::catalogue::prelude::*;

/// η⟨g, ln u⟩ + KL(p‖u) = η⟨g, ln p′⟩ + KL(p‖p′) + KL(p′‖u) for every u, where g = p (ℓ − ⟨p, ℓ⟩) is the gradient of ⟨softmax(z), ℓ⟩ at z = ln p, and
/// p′ = p − η g.
pub struct ProximalStepOptimality;

impl Statement for ProximalStepOptimality {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\eta\langle g, \ln u\rangle + D(p \| u) = \eta\langle g, \ln p'\rangle + D(p \| p') + D(p' \| u),\ ",
        r"g = p\,(\ell - \langle p, \ell\rangle),\ p' = p - \eta g"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Searched;

    fn relation<A: Arithmetic>(a: &A, Searched { x: p, target: u, gamma }: &Searched) -> Relation<A::Real> {
        // Losses from zero to one, so that a rate below one is small enough: the comparator's own masses will do.
        let (losses, eta) = (u, Number::from_f64(gamma.nearest() / 2.0 + 0.25));
        let next = a.replicator_step(p, losses, &eta);
        let (start, other, loss) = (reals(a, p), reals(a, u), reals(a, losses));
        let mean = inner(&start, &loss);
        let slope = |(p, loss): (&A::Real, &A::Real)| a.number(&eta) * p.clone() * (loss.clone() - mean.clone());
        let slopes: Vec<A::Real> = start.iter().zip(&loss).map(slope).collect();
        let linear = |x: &[A::Real]| inner(&slopes, &x.iter().map(Real::ln).collect::<Vec<_>>());
        // The linear terms may have either sign; on the left and on the right nothing else is below them by as much as this.
        let offset = a.integer(100);
        let left = offset.clone() + linear(&other) + a.kl(p, u);
        equal(left, offset + linear(&next) + divergence(&start, &next) + divergence(&next, &other))
    }
}
