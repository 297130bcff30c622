//! A policy is the tilt of its reference by its implicit reward: that of the optimum is the reward, less the value, the same for all responses.

use crate::catalogue::prelude::*;

/// β ln(π*/π₀) = r − V.
pub struct TiltImplicitReward;

impl Statement for TiltImplicitReward {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\beta \ln(\pi^*/\pi_0) = r - \beta \ln \mathbb{E}_{\pi_0} e^{r/\beta}";
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§17"), WORKED_PROBLEMS.at("M.2"), LITERATURE.at("Rafailov et al. 2023")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival: _ }: &Policies) -> Relation<A::Real> {
        let value = a.soft_value(reference, reward, beta);
        let tilt = a.tilt(reference, reward, beta);
        let actions =
            masses(reference).into_iter().zip(masses(reward)).zip(tilt).filter(|((mass, _), _)| !mass.is_zero());
        let relation = |((mass, reward), tilted): ((Number, Number), A::Real)| {
            let implicit = a.number(beta) * (tilted / a.number(&mass)).ln();
            equal(implicit + value.clone(), a.number(&reward))
        };
        actions.map(relation).reduce(Relation::and).expect("a distribution has mass")
    }
}
