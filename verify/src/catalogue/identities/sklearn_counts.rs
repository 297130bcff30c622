//! scikit-learn's mutual_info_score is the mutual information, in nats, of counts over their sum.

use crate::catalogue::prelude::*;

/// MI(12 joint) = I(joint), and 0 ≤ NMI ≤ 1.
pub struct SklearnCounts;

impl Statement for SklearnCounts {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{MI}(N p) = I(p),\ 0 \le \mathrm{NMI} \le 1";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.3"), LITERATURE.at("scikit-learn, metrics.mutual_info_score")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let counts = Rows::new(joint.rows().iter().map(|row| scaled(row, &Number::from_f64(12.0))).collect());
        let normalised = a.sklearn_normalized_mutual_info_score(&counts);
        equal(a.sklearn_mutual_info_score(&counts), a.mutual_information(joint))
            .and(at_most(a.integer(0), normalised.clone()))
            .and(at_most(normalised, a.integer(1)))
    }
}
