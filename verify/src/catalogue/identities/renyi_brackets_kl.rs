//! The divergence is between Rényi's of the orders below one and above, from the least order to infinity.

use crate::catalogue::prelude::*;

/// D₀ ≤ D_α ≤ KL for α < 1, and KL ≤ D_α ≤ D_∞ for α > 1.
pub struct RenyiBracketsKl;

impl Statement for RenyiBracketsKl {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"D_0 \le D_\alpha \le D \text{ for } \alpha < 1,\ D \le D_\alpha \le D_\infty \text{ for } ",
        r"\alpha > 1"
    );
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§12.1"), THEORY_NOTEBOOK.at("§12.2"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = PairAndOrder;

    fn relation<A: Arithmetic>(a: &A, PairAndOrder { p, q, alpha }: &PairAndOrder) -> Relation<A::Real> {
        let (renyi, kl) = (a.renyi(p, q, alpha), a.kl(p, q));
        if alpha.nearest() < 1.0 {
            at_most(a.renyi(p, q, &Number::from_f64(0.0)), renyi.clone()).and(at_most(renyi, kl))
        } else {
            at_most(kl, renyi.clone()).and(at_most(renyi, a.renyi(p, q, &Number::from_f64(f64::INFINITY))))
        }
    }
}
