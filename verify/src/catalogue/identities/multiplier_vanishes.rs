//! The constraint is inactive from a finite budget on.

use crate::catalogue::prelude::*;

/// worked-problems L.2 has β → 0 as ε → ∞, no constraint. So it is, and sooner: on finitely many responses β is zero from ε = −ln π₀(argmax r) on,
/// here from 2.121 nats, with which the best response can be certain. Below that, [there is a price](super::budget_multiplier_bracket).
pub struct MultiplierVanishes;

impl Statement for MultiplierVanishes {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, \pi_0, r, \epsilon < \infty:\ \max \{\mathbb{E}_\pi r : D(\pi \| \pi_0) \le \epsilon\} = \max r,\ ",
        r"\epsilon > D(\delta_{\arg\max r} \| \pi_0)"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let reference = a.pmf(["0.35", "0.25", "0.20", "0.12", "0.08"]);
        let reward = a.pmf(["1.0", "2.5", "-0.5", "3.0", "0.5"]);
        let certain = a.pmf(["0", "0", "0", "1", "0"]);
        let budget = Number::decimal("2.2");
        below(a.kl(&certain, &reference), a.number(&budget))
            .and(equal(a.kl(&certain, &reference), a.largest_budget(&reference, &reward)))
            .and(equal(a.constrained_reward(&reference, &reward, &budget), a.integer(3)))
    }
}
