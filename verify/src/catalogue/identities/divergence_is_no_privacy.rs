//! A small divergence does not make a mechanism private, in neither direction: privacy bounds the worst case, a divergence the mean.

use crate::catalogue::prelude::*;

/// Two mechanisms with divergences below 2·10⁻⁵ both ways, of which an outcome is a million times more likely with one than with the other; and one with an outcome that gives it away.
pub struct DivergenceIsNoPrivacy;

impl Statement for DivergenceIsNoPrivacy {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q:\ D(p \| q), D(q \| p) < 2 \cdot 10^{-5},\ D_\infty(p \| q) > 13;\quad \exists\, p, q:\ D(q \| p) < 10^{-11},\ D_\infty(p \| q) = \infty";
    const SOURCES: &[Citation] = &[LITERATURE.at("Mironov 2017")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let infinite = Number::from_f64(f64::INFINITY);
        let p = a.pmf(["0.000001", "0.999999"]);
        let q = a.pmf(["0.000000000001", "0.999999999999"]);
        let (rare, never) = (a.pmf(["0.000000000001", "0.999999999999"]), a.pmf(["0", "1"]));
        below(a.kl(&p, &q), a.real("0.00002"))
            .and(below(a.kl(&q, &p), a.real("0.00002")))
            .and(below(a.integer(13), a.renyi(&p, &q, &infinite)))
            .and(below(a.kl(&never, &rare), a.real("0.00000000001")))
            .and(equal(a.renyi(&rare, &never, &infinite), a.infinity()))
    }
}
