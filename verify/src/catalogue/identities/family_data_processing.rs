//! Data processing: how many of the trials succeed tells two distributions apart no worse than whether any does.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;
use rug::ops::Pow;

/// KL(Bernoulli(1 − (1 − p)ⁿ)‖Bernoulli(1 − (1 − q)ⁿ)) ≤ KL(Binomial(n, p)‖Binomial(n, q)).
pub struct FamilyDataProcessing;

impl Statement for FamilyDataProcessing {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"D(\mathrm{Be}(1 - (1 - p)^n) \| \mathrm{Be}(1 - (1 - q)^n)) \le D(\mathrm{Bin}(n, p) \| \mathrm{Bin}(n, q))";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§7.2")];
    type Case = Trials;

    fn relation<A: Arithmetic>(a: &A, Trials { trials, p, q }: &Trials) -> Relation<A::Real> {
        let binomial = |p: &Rational| Trials::distribution("binomial", &[Rational::from(*trials), p.clone()]);
        let any = |p: &Rational| Trials::distribution("bernoulli", &[1 - Rational::from(1 - p).pow(*trials)]);
        let members = binomial(p).zip(binomial(q)).zip(any(p).zip(any(q)));
        // Without these families there is nothing to say.
        let clauses = members.map(|((p, q), (any_p, any_q))| at_most(a.of("kl", &any_p, &any_q), a.of("kl", &p, &q)));
        clauses.unwrap_or(Relation { clauses: Vec::new() })
    }
}
