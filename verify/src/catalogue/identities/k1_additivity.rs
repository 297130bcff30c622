//! Of independent coordinates, the variance of the log-ratio is the sum of theirs, as the divergence is: relative to the divergence, the error of
//! a Monte Carlo estimate falls with the root of their number.

use crate::catalogue::prelude::*;

/// Var k1 of p₀ ⊗ p₁ and q₀ ⊗ q₁ is that of p₀ and q₀ and that of p₁ and q₁.
pub struct K1Additivity;

impl Statement for K1Additivity {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{Var}_{p_0 \otimes p_1} \ln \frac{p_0 \otimes p_1}{q_0 \otimes q_1} = \mathrm{Var}_{p_0} \ln \frac{p_0}{q_0} + \mathrm{Var}_{p_1} \ln \frac{p_1}{q_1}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4"), LITERATURE.at("Bienaymé 1853")];
    type Case = Independent;

    fn relation<A: Arithmetic>(a: &A, Independent { x, y, .. }: &Independent) -> Relation<A::Real> {
        let (p, q) = (flatten(&product(&x.p, &y.p)), flatten(&product(&x.q, &y.q)));
        let variance = |p: &Vector, q: &Vector| a.k1_moments(p, q)[1].clone();
        equal(variance(&p, &q), variance(&x.p, &x.q) + variance(&y.p, &y.q))
    }
}
