//! The unbiased estimate of the squared discrepancy is the biased one less what the pairs of a number and itself add.

use crate::catalogue::prelude::*;

/// Unbiased ≤ biased, 0 ≤ biased, and both are symmetric.
pub struct MmdEstimates;

impl Statement for MmdEstimates {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\widehat{\mathrm{MMD}}{}^2_u \le \widehat{\mathrm{MMD}}{}^2_b, \quad 0 \le \widehat{\mathrm{MMD}}{}^2_b";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4"), LITERATURE.at("Gretton et al. 2012, lemma 6")];
    type Case = Samples;

    fn relation<A: Arithmetic>(a: &A, case: &Samples) -> Relation<A::Real> {
        let Samples { x, y, bandwidth } = case;
        let (biased, unbiased) = (a.squared_mmd_biased(x, y, bandwidth), a.squared_mmd_unbiased(x, y, bandwidth));
        at_most(unbiased.clone(), biased.clone())
            .and(at_most(a.integer(0), biased.clone()))
            .and(equal(biased, a.squared_mmd_biased(y, x, bandwidth)))
            .and(equal(unbiased, a.squared_mmd_unbiased(y, x, bandwidth)))
    }
}
