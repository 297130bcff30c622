//! The squares of Wasserstein distances of order two add over independent components.

use crate::catalogue::prelude::*;

/// W₂² of the pair of components is the sum of theirs.
pub struct DiagonalWasserstein;

impl Statement for DiagonalWasserstein {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"W_2(p_1 \otimes p_2, q_1 \otimes q_2)^2 = W_2(p_1, q_1)^2 + W_2(p_2, q_2)^2";
    const SOURCES: &[Citation] = &[LITERATURE.at("Givens and Shortt 1984")];
    type Case = TwoNormals;

    fn relation<A: Arithmetic>(a: &A, case: &TwoNormals) -> Relation<A::Real> {
        let (one, other) = (case, case.in_units());
        let numbers = |entry: fn(&TwoNormals) -> &Number| {
            Vector::from_f64s([one, &other].map(|case| entry(case).nearest()).into())
        };
        let (mean_p, std_p) = (numbers(|case| &case.p[0]), numbers(|case| &case.p[1]));
        let (mean_q, std_q) = (numbers(|case| &case.q[0]), numbers(|case| &case.q[1]));
        let joint = a.wasserstein_2_diagonal_normal(&mean_p, &std_p, &mean_q, &std_q);
        let single =
            |case: &TwoNormals| a.wasserstein_2_normal(&case.p[0], &case.p[1], &case.q[0], &case.q[1]).square();
        equal(joint.square(), single(one) + single(&other))
    }
}
