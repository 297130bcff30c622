//! The exponent of a large deviation is a limit, no equality: six hundred heads of a thousand are ten times rarer than it says.

use crate::catalogue::prelude::*;

/// P(S ≥ 600) < ⅒ exp(−1000 D), though ln P is within a tenth of −1000 D.
pub struct SanovGap;

impl Statement for SanovGap {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, n, a, q:\ P(S \ge n a) < \tfrac{1}{10}\, e^{-n D(a \| q)}, \quad -\ln P(S \ge n a) < \tfrac{12}{10}\, n D(a \| q)";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let [k, n, q] = ["600", "1000", "0.5"].map(Number::decimal);
        let tail = a.ln_binomial_tail(&k, &n, &q);
        let exponent = a.sanov_bounds(&k, &n, &q).swap_remove(0);
        let ten = a.integer(10).ln();
        below(tail.clone(), exponent.clone() - ten).and(below(exponent * 12 / 10, tail))
    }
}
