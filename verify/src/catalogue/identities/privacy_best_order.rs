//! The order at which Rényi divergences prove most of the Gaussian mechanism.

use crate::catalogue::prelude::*;

/// At α = 1 + √(ln(1/δ)/ρ) Mironov's bound is ρ + 2√(ρ ln(1/δ)).
pub struct PrivacyBestOrder;

impl Statement for PrivacyBestOrder {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\min_\alpha \left[\alpha \rho + \frac{\ln 1/\delta}{\alpha - 1}\right] = \rho + 2 \sqrt{\rho \ln 1/\delta}\ \text{at}\ \alpha = 1 + \sqrt{\ln(1/\delta)/\rho}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Bun and Steinke 2016"), LITERATURE.at("Mironov 2017")];
    type Case = GaussianMechanism;

    fn relation<A: Arithmetic>(a: &A, case: &GaussianMechanism) -> Relation<A::Real> {
        let (rho, delta) = (Number::from_exact(case.rho()), Number::from_exact(case.delta.clone()));
        let found = a.zcdp_to_dp(&rho, &delta);
        let [epsilon, order] = found.as_slice() else { unreachable!("a conversion has two parts") };
        let (rho, surprise) = (a.number(&rho), -a.number(&delta).ln());
        let bound = order.clone() * rho.clone() + surprise.clone() / (order.clone() - a.integer(1));
        equal(epsilon.clone(), bound).and(equal(epsilon.clone(), rho.clone() + (rho * surprise).sqrt() * 2))
    }
}
