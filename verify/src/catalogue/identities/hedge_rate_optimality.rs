//! The rate at which the bound on the regret is least.

use crate::catalogue::prelude::*;

/// With η* = √(8 ln n/T): T η*/4 = ln n/η* + η*T/8 ≤ ln n/η + ηT/8.
pub struct HedgeRateOptimality;

impl Statement for HedgeRateOptimality {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"\frac{\ln n}{\eta^*} + \frac{\eta^* T}{8} = \frac{\eta^* T}{4} \le \frac{\ln n}{\eta} + \frac{\eta T}{8},\ ",
        r"\eta^* = \sqrt{8 \ln n / T}"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Cesa-Bianchi and Lugosi 2006")];
    type Case = Game;

    fn relation<A: Arithmetic>(a: &A, Game { losses, eta }: &Game) -> Relation<A::Real> {
        // With one action alone nothing is to be learnt, and the best rate is zero.
        let actions = losses.rows()[0].len() + 1;
        let counts = [actions, losses.rows().len()].map(|count| Number::from_f64(count as f64));
        let (rate, rounds) = (a.hedge_rate(&counts[0], &counts[1]), a.number(&counts[1]));
        let least = rate.clone() * rounds.clone() / 4;
        let attained = a.number(&counts[0]).ln() / rate.clone() + rate * rounds / 8;
        equal(attained, least.clone()).and(at_most(least, a.hedge_bound(&counts[0], &counts[1], eta)))
    }
}
