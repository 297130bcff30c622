//! A larger β buys a smaller divergence with a worse reconstruction, and annealing ends where it is told to.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// From β to β′ ≥ β the best encoder's divergence from the prior falls, its reconstruction falls, and so does the maximum.
pub struct BetaTrades;

impl Statement for BetaTrades {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\beta \le \beta' \Rightarrow D(q_{\beta'} \| \mathcal N) \le D(q_\beta \| \mathcal N),\ \mathbb E_{q_{\beta'}} \ln p \le \mathbb E_{q_\beta} \ln p";
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§16.1"), WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Bowman et al. 2016")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let [first, last] = [&case.beta, &case.later_beta];
        let at = |beta: &Rational| case.bound(a, &case.posterior(beta), beta);
        let ([reconstruction, kl, bound], [later_reconstruction, later_kl, later_bound]) = (at(first), at(last));
        let (start, end) = (Number::from_exact(first.clone()), Number::from_exact(last.clone()));
        let annealed = |step: f64| a.annealed_beta(&start, &end, &Number::from_f64(step), &Number::from_f64(8.0));
        at_most(later_kl, kl)
            .and(at_most(later_reconstruction, reconstruction))
            .and(at_most(later_bound, bound))
            .and(equal(annealed(0.0), a.number(&start)))
            .and(equal(annealed(4.0), (a.number(&start) + a.number(&end)) / 2))
            .and(equal(annealed(9.0), a.number(&end)))
    }
}
