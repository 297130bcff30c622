//! NoiselessDescent on the likelihood of a mean, without noise, is geometric, and so is the divergence that is left.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// μ_t = m + (1 − r)ᵗ (μ₀ − m), KL_t = (1 − r)²ᵗ KL₀.
pub struct DescentClosedForm;

impl Statement for DescentClosedForm {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\mu_t = m + (1 - r)^t (\mu_0 - m),\ D(N(m, 1) \| N(\mu_t, 1)) = (1 - r)^{2t} \tfrac12 (\mu_0 - m)^2";
    const SOURCES: &[Citation] = &[PYTORCH_NOTEBOOK.at("cell 8")];
    type Case = NoiselessDescent;

    fn relation<A: Arithmetic>(
        a: &A,
        NoiselessDescent { target, start, rate, steps }: &NoiselessDescent,
    ) -> Relation<A::Real> {
        let exact = |x: &Number| x.exact().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let (m, kept) = (exact(target), 1 - exact(rate));
        let distance = exact(start) - &m;
        let batches = Vector::from_exact(vec![m.clone(); *steps]);
        let power = (0..*steps).fold(Rational::from(1), |power, _| power * &kept);
        let left = distance * power;
        let means = a.sgd_normal_mean(start, rate, &batches);
        let divergences = a.sgd_normal_kl(target, start, rate, &batches);
        equal(means[*steps - 1].clone(), a.rational(&Rational::from(&m + &left)))
            .and(equal(divergences[*steps - 1].clone(), a.rational(&left).square() / 2))
    }
}
