//! The mean divergence from the prior is the information that z has on x.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// ½ ln(1 + w²/σ²) is the mean of KL(posterior‖prior) over x, which is linear in (x − b)².
pub struct RateIsMeanDivergence;

impl Statement for RateIsMeanDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\mathbb E_x D(p(z \mid x) \| p(z)) = \tfrac12 \ln\left(1 + \frac{w^2}{\sigma^2}\right) = I(x; z)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Hoffman and Johnson 2016")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        let [_, weight, bias, noise] = case.model();
        let at = |x: Rational| a.posterior_kl(&Number::from_exact(x), &weight, &bias, &noise);
        let (center, beside) = (at(case.bias.clone()), at(Rational::from(&case.bias + 1_u32)));
        let mean = center.clone() + a.rational(&case.marginal()) * (beside - center);
        equal(a.rate(&weight, &noise), mean)
    }
}
