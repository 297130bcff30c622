//! The log-sum inequality: to add up masses loses information.

use crate::catalogue::prelude::*;

/// A ln(A/B) ≤ Σ a ln(a/b), where A = Σ a and B = Σ b.
pub struct LogSum;

impl Statement for LogSum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"A \ln \frac AB \le \sum a \ln \frac ab,\ A = \sum a,\ B = \sum b";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas 2006, Theorem 2.7.1")];
    type Case = Masses;

    fn relation<A: Arithmetic>(a: &A, Masses { p, q }: &Masses) -> Relation<A::Real> {
        at_most(a.rel_entr(&total(p), &total(q)), a.rel_entr_sum(p, q))
    }
}
