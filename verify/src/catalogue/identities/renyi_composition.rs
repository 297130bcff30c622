//! Rényi differential privacy composes by addition: four Gaussian mechanisms are one with twice the sensitivity.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// Σ D_α over k² runs is D_α at kΔ.
pub struct RenyiComposition;

impl Statement for RenyiComposition {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum_{i=1}^{k^2} D_\alpha(\Delta, \sigma) = D_\alpha(k \Delta, \sigma)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§12"), WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Mironov 2017")];
    type Case = GaussianMechanism;

    fn relation<A: Arithmetic>(a: &A, case: &GaussianMechanism) -> Relation<A::Real> {
        let [_, sigma] = case.numbers();
        let loss = case.rho() * &case.alphas[0];
        let alpha = Number::from_exact(case.alphas[0].clone());
        let runs = |k: u32| {
            let sum = a.compose(&Vector::from_exact(vec![loss.clone(); (k * k) as usize]));
            let sensitivity = Number::from_exact(Rational::from(&case.sensitivity * k));
            equal(sum, a.gaussian_rdp(&sensitivity, &sigma, &alpha))
        };
        runs(1).and(runs(2)).and(runs(5))
    }
}
