//! A clipped objective does not keep the policy near the old one.

use crate::catalogue::prelude::*;

/// worked-problems L.2 and M.2 have proximal policy optimisation approximate the constraint on the divergence by its clip, and chapter-4 states the constraint for
/// it. The clip is one on the objective: a policy of which one action is all but gone has the same value of it as one at the boundary, and no
/// gradient, at a divergence of 344 nats. What it would be within the boundary is [bounded](super::clip_divergence_bound).
pub struct ClipWithoutBound;

impl Statement for ClipWithoutBound {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, \pi, \pi', \pi'', A:\ L(\pi') = L(\pi''),\ |\pi'/\pi - 1| \le \epsilon,\ ",
        r"D(\pi \| \pi'') > 16000 \cdot D_{\max}(\epsilon)"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] =
        &[WORKED_PROBLEMS.at("L.2"), WORKED_PROBLEMS.at("M.2"), CHAPTER_4.at("Policy Optimization (PPO, TRPO)")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let number = Number::decimal;
        let (clip, good, bad) = (number("0.2"), number("1"), number("-1"));
        // The mean over the old policy, a fair coin, of the surrogates of an action with advantage one and another with minus one.
        let objective = |ratios: [&Number; 2]| {
            (a.clipped_surrogate(ratios[0], &good, &clip) + a.clipped_surrogate(ratios[1], &bad, &clip)) / 2
        };
        let (old, gone) = (uniform(2), one_minus(&number("1e-300")));
        let exact = |number: &Number| number.exact().expect("decimals are finite").into_owned();
        let far = Vector::from_exact(vec![exact(&gone), exact(&number("1e-300"))]);
        let ratios = [times(&gone, &number("2")), number("2e-300")];
        equal(objective([&number("1.2"), &number("0.8")]), objective([&ratios[0], &ratios[1]]))
            .and(equal(a.clipped_gradient(&ratios[0], &good, &clip), a.integer(0)))
            .and(equal(a.clipped_gradient(&ratios[1], &bad, &clip), a.integer(0)))
            .and(below(a.clip_divergence(&clip) * 16000, a.kl(&old, &far)))
    }
}
