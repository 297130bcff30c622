//! What Rényi divergences prove of (ε, δ) is never less than what is true, and the newer proof is never worse.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// The exact ε of the Gaussian mechanism ≤ the conversion of Canonne, Kamath and Steinke ≤ that of Mironov, of which the best order is known.
pub struct PrivacyConversions;

impl Statement for PrivacyConversions {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\varepsilon^*(\delta) \le \min_\alpha \left[\alpha \rho + \ln\tfrac{\alpha - 1}{\alpha} - \tfrac{\ln \delta\alpha}{\alpha - 1}\right] \le \min_\alpha \left[\alpha \rho + \tfrac{\ln 1/\delta}{\alpha - 1}\right]";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Mironov 2017"), LITERATURE.at("Canonne, Kamath and Steinke 2020")];
    type Case = GaussianMechanism;

    fn relation<A: Arithmetic>(a: &A, case: &GaussianMechanism) -> Relation<A::Real> {
        let [sensitivity, sigma] = case.numbers();
        let (rho, delta) = (case.rho(), Number::from_exact(case.delta.clone()));
        let alphas = Vector::from_exact(case.alphas.clone());
        let losses = Vector::from_exact(case.alphas.iter().map(|alpha| Rational::from(alpha * &rho)).collect());
        let exact = a.gaussian_epsilon(&sensitivity, &sigma, &delta);
        let improved = a.rdp_to_dp(&alphas, &losses, &delta)[0].clone();
        let classical = a.rdp_to_dp_mironov(&alphas, &losses, &delta)[0].clone();
        let best = a.zcdp_to_dp(&Number::from_exact(rho), &delta)[0].clone();
        at_most(exact.clone(), improved.clone())
            .and(at_most(improved, classical.clone()))
            .and(at_most(best.clone(), classical))
            .and(at_most(exact, best))
    }
}
