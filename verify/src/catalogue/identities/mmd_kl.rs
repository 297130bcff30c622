//! A bounded kernel cannot tell more than total variation can: maximum mean discrepancy is bounded by the divergence.

use crate::catalogue::prelude::*;

/// MMD² ≤ 4 TV² ≤ 2 KL for a kernel with k(x, x) = 1.
pub struct MmdKl;

impl Statement for MmdKl {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{MMD}(p, q)^2 \le 2 D(p \| q)";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4"), LITERATURE.at("Sriperumbudur et al. 2010, theorem 21")];
    type Case = TwoNormals;

    fn relation<A: Arithmetic>(a: &A, case: &TwoNormals) -> Relation<A::Real> {
        let TwoNormals { p, q, bandwidth, .. } = case;
        let squared = a.squared_mmd_normal(&p[0], &p[1], &q[0], &q[1], bandwidth);
        let kl = a.of("kl", &TwoNormals::distribution(p), &TwoNormals::distribution(q));
        at_most(a.integer(0), squared.clone()).and(at_most(squared, kl * 2))
    }
}
