//! A list of prices is the prices one by one.

use crate::catalogue::prelude::*;

/// The frontier has the tilt's reward and divergence; and the reward's variance is what Σ π (r − r̄)² is.
pub struct FrontierPoints;

impl Statement for FrontierPoints {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"(\mathbb{E}_\pi r, D(\pi \| \pi_0)) \text{ at each } \beta;\ ",
        r"\mathrm{Var}_\pi r = \mathbb{E}_\pi r^2 - (\mathbb{E}_\pi r)^2"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§9.2")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival: _ }: &Policies) -> Relation<A::Real> {
        let prices = Vector::from_exact(vec![beta.exact().expect("a price is finite").into_owned(); 2]);
        let [reward_0, kl_0, reward_1, kl_1] = a
            .frontier(reference, reward, &prices)
            .try_into()
            .unwrap_or_else(|_| unreachable!("two prices have two points"));
        let (mean, kl) = (a.tilted_reward(reference, reward, beta), a.tilted_kl(reference, reward, beta));
        let squares = a.tilt(reference, reward, beta).into_iter().zip(masses(reward));
        let square: A::Real = squares.map(|(p, r)| p * a.number(&r).square()).sum();
        equal(reward_0, mean.clone())
            .and(equal(kl_0, kl.clone()))
            .and(equal(reward_1, mean.clone()))
            .and(equal(kl_1, kl))
            .and(equal(a.tilted_variance(reference, reward, beta) + mean.square(), square))
    }
}
