//! Multiplicative weights are natural gradient on the logits: the Fisher matrix of a softmax takes the step to minus the rate times the gradient.

use crate::catalogue::prelude::*;

/// F s = −η g at every rate, where s = ln p⁺ − ln p, F = diag(p) − p pᵀ, g = p (ℓ − ⟨p, ℓ⟩), and p⁺ ∝ p exp(−η ℓ). It takes the gradient of a loss that
/// is a function of p, ℓ being its gradient there; in other coordinates than logits the same natural gradient makes another step.
pub struct NaturalGradientLogits;

impl Statement for NaturalGradientLogits {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"(\mathrm{diag}(p) - pp^\top)(\ln p^+ - \ln p) = -\eta\, p\,(\ell - \langle p, \ell\rangle),\ ",
        r"p^+ \propto p\, e^{-\eta \ell}"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Kakade 2001")];
    type Case = Descent;

    fn relation<A: Arithmetic>(a: &A, Descent { p, u: _, losses, eta }: &Descent) -> Relation<A::Real> {
        let next = a.mirror_step(p, losses, eta);
        let (start, loss) = (reals(a, p), reals(a, losses));
        let steps: Vec<A::Real> = next.iter().zip(&start).map(|(next, p)| (next.clone() / p.clone()).ln()).collect();
        let (mean_step, mean_loss) = (inner(&start, &steps), inner(&start, &loss));
        // Neither side is below −100, so that a hundred and one more make both positive.
        let offset = a.integer(101);
        let clauses = start.iter().zip(steps).zip(loss).map(|((p, step), loss)| {
            let left = offset.clone() + p.clone() * (step - mean_step.clone());
            equal(left, offset.clone() - a.number(eta) * p.clone() * (loss - mean_loss.clone()))
        });
        clauses.reduce(Relation::and).expect("there is an outcome")
    }
}
