//! Wilks' statistic of independence is the mutual information of the empirical distribution.

use crate::catalogue::prelude::*;

/// G = 2 N I(p̂), here with masses of 2¹⁰ p̂; and it is what is left of the G of the product of any two marginals when theirs are taken off.
pub struct IndependenceStatistic;

impl Statement for IndependenceStatistic {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"G = 2 N I(\hat p),\quad 2 N D(\hat p \| \hat p_X \otimes \hat p_Y) = G";
    const SOURCES: &[Citation] = &[LITERATURE.at("Wilks 1938")];
    type Case = Joint;

    fn relation<A: Arithmetic>(a: &A, Joint { joint }: &Joint) -> Relation<A::Real> {
        let size = Number::from_f64(1024.0);
        let counts = Rows::new(joint.rows().iter().map(|row| scaled(row, &size)).collect());
        let marginals = product(&row_marginal(joint), &column_marginal(joint));
        let statistic = a.g_independence(&counts);
        equal(statistic.clone(), a.number(&size) * a.mutual_information(joint) * 2)
            .and(equal(statistic, a.g_statistic(&flatten(&counts), &flatten(&marginals))))
    }
}
