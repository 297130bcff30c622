//! A nat that costs more is spent less: reward, divergence and value fall as the price rises.

use crate::catalogue::prelude::*;

/// At 2β, the tilt's reward, its divergence from the reference and its value are at most those at β.
pub struct FrontierMonotone;

impl Statement for FrontierMonotone {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"\beta < \beta' \Rightarrow \mathbb{E}_{\pi_{\beta'}} r \le \mathbb{E}_{\pi_\beta} r,\ ",
        r"D(\pi_{\beta'} \| \pi_0) \le D(\pi_\beta \| \pi_0),\ V(\beta') \le V(\beta)"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§9.2"), WORKED_PROBLEMS.at("L.2"), WORKED_PROBLEMS.at("M.4")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival: _ }: &Policies) -> Relation<A::Real> {
        let dear = &times(beta, &Number::from_f64(2.0));
        at_most(a.tilted_reward(reference, reward, dear), a.tilted_reward(reference, reward, beta))
            .and(at_most(a.tilted_kl(reference, reward, dear), a.tilted_kl(reference, reward, beta)))
            .and(at_most(a.soft_value(reference, reward, dear), a.soft_value(reference, reward, beta)))
    }
}
