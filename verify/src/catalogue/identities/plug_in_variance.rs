//! The plug-in estimate of the entropy varies little, on however many outcomes: its trouble is the bias.

use crate::catalogue::prelude::*;

/// Var H(p̂) ≤ ln² n/n for n ≥ 2: one observation moves the estimate by at most 2 (ln n)/n, and the Efron–Stein inequality takes half of what
/// its square is.
pub struct PlugInVariance;

impl Statement for PlugInVariance {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathrm{Var}\, H(\hat p) \le \frac{\ln^2 n}{n}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4"), LITERATURE.at("Antos and Kontoyiannis 2001")];
    type Case = Sampling;

    fn relation<A: Arithmetic>(a: &A, Sampling { p, q, n }: &Sampling) -> Relation<A::Real> {
        let case = Sampling { p: p.clone(), q: q.clone(), n: n + 1 };
        let mean = a.plug_in_expectation(p, &case.size());
        let deviation = |(probability, counts): (kullback_reference::Rational, Vector)| {
            a.rational(&probability) * (a.plug_in_entropy(&counts) - mean.clone()).square()
        };
        let variance: A::Real = case.counts().into_iter().map(deviation).sum();
        let size = a.number(&case.size());
        at_most(variance, size.ln().square() / size)
    }
}
