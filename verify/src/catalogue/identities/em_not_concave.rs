//! The likelihood that expectation–maximisation climbs is not concave, and it may stop below the top.

use crate::catalogue::prelude::*;

/// Two fair coins stay two fair coins, where ln L is less than at two sure ones; those and the same exchanged are equally good, and half way between them
/// are the fair ones.
pub struct EmNotConcave;

impl Statement for EmNotConcave {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, \theta, \theta_0, \theta_1:\ \theta' = \theta = \tfrac12(\theta_0 + \theta_1),\ ",
        r"\ln L(\theta) < \ln L(\theta_0) = \ln L(\theta_1)"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.3")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let counts = Rows::decimals(&[&["3", "0"], &["0", "3"]]);
        let fair = Rows::decimals(&[&["0.5", "0.5"], &["0.5", "0.5"]]);
        let sure = Rows::decimals(&[&["1", "0"], &["0", "1"]]);
        let swapped = Rows::decimals(&[&["0", "1"], &["1", "0"]]);
        let likelihood = |components: &Rows| a.categorical_log_likelihood(&counts, &uniform(2), components);
        let stuck = a.categorical_em_step(&counts, &uniform(2), &fair);
        let unchanged = stuck.into_iter().map(|entry| equal(entry, a.real("0.5")));
        unchanged
            .reduce(Relation::and)
            .expect("there are six numbers")
            .and(below(likelihood(&fair), likelihood(&sure)))
            .and(equal(likelihood(&sure), likelihood(&swapped)))
    }
}
