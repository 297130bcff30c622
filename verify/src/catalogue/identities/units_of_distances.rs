//! In another unit of length a Wasserstein distance is multiplied, a discrepancy stays if its bandwidth is, and a divergence stays.

use crate::catalogue::prelude::*;

/// W(c p, c q) = c W(p, q); MMD and KL are unchanged, the former with the bandwidth c ℓ.
pub struct UnitsOfDistances;

impl Statement for UnitsOfDistances {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"W(cX, cY) = c\, W(X, Y), \quad \mathrm{MMD}_{c\ell}(cX, cY) = \mathrm{MMD}_\ell(X, Y), \quad D(cX \| cY) = D(X \| Y)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Properties of KL Divergence")];
    type Case = TwoNormals;

    fn relation<A: Arithmetic>(a: &A, case: &TwoNormals) -> Relation<A::Real> {
        let moved = case.in_units();
        let unit = || a.number(&case.unit);
        let first = |case: &TwoNormals| a.wasserstein_1_normal(&case.p[0], &case.p[1], &case.q[0], &case.q[1]);
        let second = |case: &TwoNormals| a.wasserstein_2_normal(&case.p[0], &case.p[1], &case.q[0], &case.q[1]);
        let squared =
            |case: &TwoNormals| a.squared_mmd_normal(&case.p[0], &case.p[1], &case.q[0], &case.q[1], &case.bandwidth);
        let kl = |case: &TwoNormals| a.of("kl", &TwoNormals::distribution(&case.p), &TwoNormals::distribution(&case.q));
        equal(first(&moved), unit() * first(case))
            .and(equal(second(&moved), unit() * second(case)))
            .and(equal(squared(&moved), squared(case)))
            .and(equal(kl(&moved), kl(case)))
    }
}
