//! The Gaussian mechanism's Rényi divergence is proportional to the order, without a bound: it is not ε-DP for any ε.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// D_α = αΔ²/(2σ²), and D_∞ = ∞.
pub struct GaussianMechanismRenyi;

impl Statement for GaussianMechanismRenyi {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D_\alpha(\mathcal N(0, \sigma^2) \| \mathcal N(\Delta, \sigma^2)) = \frac{\alpha \Delta^2}{2 \sigma^2},\ D_\infty = \infty";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Mironov 2017")];
    type Case = GaussianMechanism;

    fn relation<A: Arithmetic>(a: &A, case: &GaussianMechanism) -> Relation<A::Real> {
        let [sensitivity, sigma] = case.numbers();
        let alpha = Number::from_exact(case.alphas[0].clone());
        let [quiet, moved] = [Rational::new(), case.sensitivity.clone()].map(|mean| normal_of(&mean, &case.sigma));
        let rdp = |alpha: &Number| a.gaussian_rdp(&sensitivity, &sigma, alpha);
        let zcdp = a.gaussian_zcdp(&sensitivity, &sigma);
        equal(rdp(&alpha), a.renyi_of(&quiet, &moved, &alpha))
            .and(equal(rdp(&alpha), a.number(&alpha) * zcdp.clone()))
            .and(equal(rdp(&Number::from_f64(1.0)), a.of("kl", &quiet, &moved)))
            .and(equal(zcdp, a.rational(&case.rho())))
            .and(equal(rdp(&Number::from_f64(f64::INFINITY)), a.infinity()))
    }
}
