//! Wasserstein distances of normal distributions: at least the distance of the means, and growing with the order.

use crate::catalogue::prelude::*;

/// |Δμ| ≤ W₁ ≤ W₂.
pub struct WassersteinOrders;

impl Statement for WassersteinOrders {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"|\mu_p - \mu_q| \le W_1(p, q) \le W_2(p, q)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives"), LITERATURE.at("Villani 2009")];
    type Case = TwoNormals;

    fn relation<A: Arithmetic>(a: &A, case: &TwoNormals) -> Relation<A::Real> {
        let TwoNormals { p, q, .. } = case;
        let first = a.wasserstein_1_normal(&p[0], &p[1], &q[0], &q[1]);
        let second = a.wasserstein_2_normal(&p[0], &p[1], &q[0], &q[1]);
        at_most(a.number(&case.means()), first.clone()).and(at_most(first, second))
    }
}
