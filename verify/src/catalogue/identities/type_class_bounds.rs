//! The method of types: a type class is as likely as the exponential of its divergence, but for a polynomial.

use crate::catalogue::prelude::*;

/// (n + 1)^−m exp(−n D) ≤ P(type) ≤ exp(−n D), and there are at most (n + 1)^m types.
pub struct TypeClassBounds;

impl Statement for TypeClassBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"(n + 1)^{-m} e^{-n D(k/n \| q)} \le P(T_k) \le e^{-n D(k/n \| q)}, \quad |\mathcal{P}_n| \le (n + 1)^m";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.1"), LITERATURE.at("Csiszár and Shields 2004, §2")];
    type Case = SampleType;

    fn relation<A: Arithmetic>(a: &A, case: &SampleType) -> Relation<A::Real> {
        let SampleType { counts, q, trials, outcomes } = case;
        let probability = a.ln_type_class_probability(counts, q);
        let mut bounds = a.ln_type_class_bounds(counts, q);
        let (upper, lower) = (bounds.remove(1), bounds.remove(0));
        let many = a.number(outcomes) * (a.number(trials) + a.integer(1)).ln();
        at_most(lower, probability.clone())
            .and(at_most(probability, upper))
            .and(at_most(a.ln_types(trials, outcomes), many))
    }
}
