//! What the tilt is worth: its reward less what its divergence costs.

use crate::catalogue::prelude::*;

/// β ln Σ π₀ e^(r/β) = E_π(r) − β KL(π ‖ π₀), at the tilt π.
pub struct TiltValue;

impl Statement for TiltValue {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\beta \ln \mathbb{E}_{\pi_0} e^{r/\beta} = \mathbb{E}_\pi r - \beta D(\pi \| \pi_0),\ ",
        r"\pi \propto \pi_0 e^{r/\beta}"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§9"), WORKED_PROBLEMS.at("L.2")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival: _ }: &Policies) -> Relation<A::Real> {
        let cost = a.number(beta) * a.tilted_kl(reference, reward, beta);
        equal(a.soft_value(reference, reward, beta), a.tilted_reward(reference, reward, beta) - cost)
    }
}
