//! A binomial tail is within a root, and within a factor of n + 1, of the exponential of its divergence.

use crate::catalogue::prelude::*;

/// exp(−nD)/√(8 n a (1 − a)) ≤ P(S ≥ n a) ≤ exp(−nD) for a ≥ q, and the first is at least exp(−nD)/(n + 1).
pub struct SanovBounds;

impl Statement for SanovBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\frac{e^{-n D(a \| q)}}{n + 1} \le \frac{e^{-n D(a \| q)}}{\sqrt{8 n a (1 - a)}} \le P(S \ge n a) \le e^{-n D(a \| q)}";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.1"), LITERATURE.at("Hoeffding 1963"), LITERATURE.at("Ash 1965, lemma 4.7.2")];
    type Case = LargeDeviation;

    fn relation<A: Arithmetic>(a: &A, case: &LargeDeviation) -> Relation<A::Real> {
        let LargeDeviation { successes, trials, probability } = case;
        let tail = a.ln_binomial_tail(successes, trials, probability);
        let bounds = a.sanov_bounds(successes, trials, probability);
        let [upper, lower, by_types] = [0, 1, 2].map(|index| bounds[index].clone());
        at_most(tail.clone(), upper).and(at_most(lower.clone(), tail)).and(at_most(by_types, lower))
    }
}
