//! A divergence of zero is no collapse of the model: an encoder may ignore x while the posterior does not.

use crate::catalogue::prelude::*;

/// The prior as an encoder has no divergence from the prior, while that of the posterior is above one, and the bound lacks more than one nat.
pub struct UnusedLatent;

impl Statement for UnusedLatent {
    const KIND: Kind = Kind::Witness;
    const TEX: &str =
        r"\exists\, x, p, q:\ D(q \| p(z)) = 0,\ D(p(z \mid x) \| p(z)) > 1,\ \ln p(x) - \mathcal L(q) > 1";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§16"), LITERATURE.at("He et al. 2019")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let [x, weight, bias, noise] = ["1.5", "1", "0", "0.25"].map(Number::decimal);
        let (mean, variance) = (Number::decimal("0"), Number::decimal("1"));
        let kl = a.elbo(&x, &weight, &bias, &noise, &mean, &variance)[1].clone();
        equal(kl, a.integer(0))
            .and(below(a.integer(1), a.posterior_kl(&x, &weight, &bias, &noise)))
            .and(below(a.integer(1), a.elbo_gap(&x, &weight, &bias, &noise, &mean, &variance)))
    }
}
