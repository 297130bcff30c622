//! The posterior collapses as the decoder's variance grows, at this rate: it is a poor decoder that makes it, not a good one.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// KL(posterior‖prior) ≤ ½ [t (x − b)²/σ² + t²] with t = w²/σ², and it falls with σ².
pub struct PosteriorCollapseLimit;

impl Statement for PosteriorCollapseLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = r"D(p(z \mid x) \| p(z)) \le \tfrac12 \left[\frac{w^2 (x - b)^2}{\sigma^4} + \frac{w^4}{\sigma^4}\right] \to 0\ (\sigma \to \infty)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§16"), LITERATURE.at("Lucas et al. 2019")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let [x, weight, bias, _] = case.model();
        let offset = Rational::from(&case.x - &case.bias).square();
        let kl = |noise: &Rational| a.posterior_kl(&x, &weight, &bias, &Number::from_exact(noise.clone()));
        let bound = |noise: &Rational| {
            let signal = Rational::from(case.weight.square_ref()) / noise;
            let bound = Rational::from(&offset / noise) * &signal + signal.square();
            a.rational(&(bound / 2_u32))
        };
        let larger = Rational::from(&case.noise * 1024_u32);
        at_most(kl(&larger), kl(&case.noise))
            .and(at_most(kl(&case.noise), bound(&case.noise)))
            .and(at_most(kl(&larger), bound(&larger)))
    }
}
