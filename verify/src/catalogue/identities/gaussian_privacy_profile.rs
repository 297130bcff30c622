//! What the Gaussian mechanism hides, exactly: the profile δ(ε) falls from the total variation, without an end, and ε(δ) is its inverse.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// δ(0) is the total variation, δ decreases and its logarithm is concave, δ(ε) > 0 for every ε; and ε(δ) ≤ ε exactly when δ(ε) ≤ δ.
pub struct GaussianPrivacyProfile;

impl Statement for GaussianPrivacyProfile {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\delta(0) = \mathrm{TV},\quad \delta(\varepsilon_1)\,\delta(\varepsilon_2) \le \delta(\tfrac{\varepsilon_1 + \varepsilon_2}{2})^2,\quad (\varepsilon - \varepsilon(\delta'))(\delta(\varepsilon) - \delta') \le 0,\quad \delta(\varepsilon) > 0";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Balle and Wang 2018")];
    type Case = GaussianMechanism;

    fn relation<A: Arithmetic>(a: &A, case: &GaussianMechanism) -> Relation<A::Real> {
        let [sensitivity, sigma] = case.numbers();
        let delta_at = |epsilon: Rational| a.gaussian_delta(&sensitivity, &sigma, &Number::from_exact(epsilon));
        let [quiet, moved] = [Rational::new(), case.sensitivity.clone()].map(|mean| normal_of(&mean, &case.sigma));
        let asked = Number::from_exact(case.delta.clone());
        let epsilon = a.gaussian_epsilon(&sensitivity, &sigma, &asked);
        let at = delta_at(case.epsilon.clone());
        let (start, end) = (delta_at(Rational::new()), delta_at(Rational::from(&case.epsilon * 2_u32)));
        let crossing = (a.rational(&case.epsilon) - epsilon) * (at.clone() - a.number(&asked));
        equal(start.clone(), a.of("total_variation", &quiet, &moved))
            .and(at_most(at.clone(), start.clone()))
            .and(at_most(start * end, at.square()))
            .and(at_most(crossing, a.integer(0)))
            .and(below(a.integer(0), at))
    }
}
