//! Over independent observations divergences and entropies add up, and coefficients multiply.

use crate::catalogue::prelude::*;

/// D(p₀⊗p₁‖q₀⊗q₁) = D(p₀‖q₀) + D(p₁‖q₁), for KL, Rényi's of any order and the Bhattacharyya distance.
pub struct Additivity;

impl Statement for Additivity {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p_0 \otimes p_1 \| q_0 \otimes q_1) = D(p_0 \| q_0) + D(p_1 \| q_1)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Independent;

    fn relation<A: Arithmetic>(a: &A, Independent { x, y, alpha }: &Independent) -> Relation<A::Real> {
        let (p, q) = (&flatten(&product(&x.p, &y.p)), &flatten(&product(&x.q, &y.q)));
        let above_one = one_plus(alpha);
        equal(a.kl(p, q), a.kl(&x.p, &x.q) + a.kl(&y.p, &y.q))
            .and(equal(a.renyi(p, q, alpha), a.renyi(&x.p, &x.q, alpha) + a.renyi(&y.p, &y.q, alpha)))
            .and(equal(a.renyi(p, q, &above_one), a.renyi(&x.p, &x.q, &above_one) + a.renyi(&y.p, &y.q, &above_one)))
            .and(equal(
                a.bhattacharyya_distance(p, q),
                a.bhattacharyya_distance(&x.p, &x.q) + a.bhattacharyya_distance(&y.p, &y.q),
            ))
            .and(equal(
                a.bhattacharyya_coefficient(p, q),
                a.bhattacharyya_coefficient(&x.p, &x.q) * a.bhattacharyya_coefficient(&y.p, &y.q),
            ))
            .and(equal(a.entropy(p), a.entropy(&x.p) + a.entropy(&y.p)))
    }
}
