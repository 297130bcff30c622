//! No discriminator earns more than the best, and what one falls short is a divergence.

use crate::catalogue::prelude::*;

/// V(d) ≤ V(d*), and V(d) + deficit = V(d*). One is taken from both sides, which may be zero.
pub struct GanDiscriminators;

impl Statement for GanDiscriminators {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"V(d) \le V(d^*), \quad V(d^*) - V(d) = \textstyle\sum (p + q)\, D(\mathrm{Ber}(\tfrac{p}{p + q}) \| \mathrm{Ber}(d))";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Goodfellow et al. 2014, proposition 1")];
    type Case = Discriminated;

    fn relation<A: Arithmetic>(a: &A, case: &Discriminated) -> Relation<A::Real> {
        let Discriminated { p, q, d } = case;
        let (value, best, one) = (a.gan_value(p, q, d), a.gan_optimal_value(p, q), a.integer(1));
        let filled = equal(value.clone() + a.gan_deficit(p, q, d) - one.clone(), best.clone() - one);
        at_most(value, best).and(filled)
    }
}
