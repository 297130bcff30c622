//! Multiplicative weights and the proximal step on logits agree to first order in the rate.
//!
//! With x = η (ℓ − ⟨p, ℓ⟩), |x| ≤ r ≤ ½ where r is η times the range of the losses: exp(−x) = 1 − x + e with 0 ≤ e ≤ ¾ x². The normaliser is 1 + ē with
//! 0 ≤ ē ≤ ¾ r². So the ratio to p differs from 1 − x by (e − (1 − x) ē)/(1 + ē), which is between −(3/2) ¾ r² and ¾ r².

use crate::catalogue::prelude::*;

/// |p exp(−ηℓ)/Z − p (1 − η(ℓ − ⟨p, ℓ⟩))| ≤ (9/8) p r², with r = η (max ℓ − min ℓ) ≤ ½.
pub struct MirrorReplicatorOrder;

impl Statement for MirrorReplicatorOrder {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\left|\frac{p\, e^{-\eta \ell}}{Z} - p\,(1 - \eta(\ell - \langle p, \ell\rangle))\right| \le \tfrac98\, p\, r^2,\ ",
        r"r = \eta\,(\max \ell - \min \ell) \le \tfrac12"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1")];
    type Case = Descent;

    fn relation<A: Arithmetic>(a: &A, Descent { p, u: _, losses, eta }: &Descent) -> Relation<A::Real> {
        // The losses are at most 4 and the rates at most 16: a hundred and twenty-eighth brings r to one half.
        let rate = times(eta, &Number::decimal("1/128"));
        let reach = a.number(&times(&rate, &larger_range(losses, losses)));
        let (mirror, replicator) = (a.mirror_step(p, losses, &rate), a.replicator_step(p, losses, &rate));
        let bounds = reals(a, p).into_iter().map(|p| p * reach.square() * 9 / 8);
        let clauses = mirror.into_iter().zip(replicator).zip(bounds).map(|((mirror, replicator), bound)| {
            at_most(mirror.clone(), replicator.clone() + bound.clone()).and(at_most(replicator, mirror + bound))
        });
        clauses.reduce(Relation::and).expect("there is an outcome")
    }
}
