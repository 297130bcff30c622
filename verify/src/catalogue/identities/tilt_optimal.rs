//! The tilt is the best policy, and what any other one loses is β times its divergence from the tilt: the alignment objective is a
//! divergence to be minimised, in the reverse direction.

use crate::catalogue::prelude::*;

/// E_π(r) − β KL(π ‖ π₀) = V − β KL(π ‖ π*) ≤ V, with V the value of the tilt π*.
pub struct TiltOptimal;

impl Statement for TiltOptimal {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\mathbb{E}_\pi r - \beta D(\pi \| \pi_0) = \beta \ln \mathbb{E}_{\pi_0} e^{r/\beta} ",
        r"- \beta D(\pi \| \pi^*),\ \pi^* \propto \pi_0 e^{r/\beta}"
    );
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§9"), WORKED_PROBLEMS.at("L.2"), WORKED_PROBLEMS.at("M.5"), LITERATURE.at("Gibbs 1902")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival }: &Policies) -> Relation<A::Real> {
        let price = a.number(beta);
        let value = a.soft_value(reference, reward, beta);
        let expected: A::Real = masses(rival).iter().zip(&masses(reward)).map(|(p, r)| a.number(p) * a.number(r)).sum();
        let objective = expected - price.clone() * a.kl(rival, reference);
        let tilt = a.tilt(reference, reward, beta);
        let with_mass = masses(rival).into_iter().zip(tilt).filter(|(p, _)| !p.is_zero());
        let distance: A::Real = with_mass.map(|(p, tilted)| a.number(&p) * (a.number(&p) / tilted).ln()).sum();
        equal(objective.clone() + price * distance, value.clone()).and(at_most(objective, value))
    }
}
