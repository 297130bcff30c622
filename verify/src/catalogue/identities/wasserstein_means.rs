//! The Wasserstein distance is at least the distance of the means: by Kantorovich's duality, for x itself is a function of slope one.

use crate::catalogue::prelude::*;

/// |Σ x (p − q)| ≤ W₁(p, q).
pub struct WassersteinMeans;

impl Statement for WassersteinMeans {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\Bigl|\sum_i x_i (p_i - q_i)\Bigr| \le W_1(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Kantorovich and Rubinstein 1958")];
    type Case = Placed;

    fn relation<A: Arithmetic>(a: &A, case: &Placed) -> Relation<A::Real> {
        at_most(a.number(&case.means), a.wasserstein_1(&case.p, &case.q, &case.points))
    }
}
