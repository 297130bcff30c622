//! A binomial tail is the sum of its type classes.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// P(S ≥ k) = Σ_{j ≥ k} P(type (j, n − j)).
pub struct TailOfTypes;

impl Statement for TailOfTypes {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"P(S \ge k) = \textstyle\sum_{j \ge k} P(T_{(j, n - j)})";
    const SOURCES: &[Citation] = &[LITERATURE.at("Csiszár and Shields 2004, §2")];
    type Case = FewTrials;

    fn relation<A: Arithmetic>(a: &A, case: &FewTrials) -> Relation<A::Real> {
        let FewTrials { trials, successes, q } = case;
        let whole = |n: usize| Number::from_exact(Rational::from(n as u64));
        let class = |hits: usize| {
            let counts = [hits, trials - hits].map(|count| Rational::from(count as u64));
            a.ln_type_class_probability(&Vector::from_exact(counts.into()), q).exp()
        };
        let listed: A::Real = (*successes..=*trials).map(class).sum();
        equal(a.ln_binomial_tail(&whole(*successes), &whole(*trials), &masses(q)[0]).exp(), listed)
    }
}
