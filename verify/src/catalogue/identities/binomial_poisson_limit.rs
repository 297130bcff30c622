//! The law of small numbers: a binomial distribution with many trials and a small probability is nearly Poisson's, at this rate.

use crate::catalogue::prelude::*;
use crate::vocabulary::families::claimed;
use kullback_reference::Rational;

/// KL(Binomial(n, p)‖Poisson(np)) ≤ p²/(1 − p).
pub struct BinomialPoissonLimit;

impl Statement for BinomialPoissonLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = r"D(\mathrm{Bin}(n, p) \| \mathrm{Po}(np)) \le \tfrac{p^2}{1 - p}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Kontoyiannis, Harremoës and Johnson 2005")];
    type Case = Trials;

    fn relation<A: Arithmetic>(a: &A, Trials { trials, p, .. }: &Trials) -> Relation<A::Real> {
        let trials = Rational::from(*trials);
        let limit = Trials::distribution("poisson", &[Rational::from(&trials * p)]);
        let pair = Trials::distribution("binomial", &[trials, p.clone()]).zip(limit);
        // Without these families, or a closed form for the pair, there is nothing to say.
        let pair = pair.filter(|(binomial, poisson)| claimed("kl", binomial.family, poisson.family).is_some());
        let bound = a.rational(p).square() / a.rational(&Rational::from(1 - p));
        let clause = pair.map(|(binomial, poisson)| at_most(a.of("kl", &binomial, &poisson), bound));
        clause.unwrap_or(Relation { clauses: Vec::new() })
    }
}
