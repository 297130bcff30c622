//! What a clip of the ratio would bound, if the ratios stayed within it: the divergence, in both directions.

use crate::catalogue::prelude::*;

/// If 1 − ε ≤ q/p ≤ 1 + ε then KL(p ‖ q) ≤ −½ ln(1 − ε²) and KL(q ‖ p) ≤ ½ [(1 + ε) ln(1 + ε) + (1 − ε) ln(1 − ε)]; a fair coin attains both.
pub struct ClipDivergenceBound;

impl Statement for ClipDivergenceBound {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"|q/p - 1| \le \epsilon \Rightarrow D(p \| q) \le -\tfrac12 \ln(1 - \epsilon^2),\ ",
        r"D(q \| p) \le \tfrac12 [(1 + \epsilon) \ln(1 + \epsilon) + (1 - \epsilon) \ln(1 - \epsilon)]"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), WORKED_PROBLEMS.at("M.2")];
    type Case = Ratios;

    fn relation<A: Arithmetic>(a: &A, Ratios { old, new, clip }: &Ratios) -> Relation<A::Real> {
        let (forward, reverse) = (a.clip_divergence(clip), a.clip_divergence_reverse(clip));
        let coin = uniform(2);
        let half = |number: Number| times(&number, &Number::decimal("0.5")).exact().map(std::borrow::Cow::into_owned);
        let sides = [one_plus(clip), one_minus(clip)].map(|side| half(side).expect("a clip is finite"));
        let bent = Vector::from_exact(sides.into());
        at_most(a.kl(old, new), forward.clone())
            .and(at_most(a.kl(new, old), reverse.clone()))
            .and(equal(a.kl(&coin, &bent), forward))
            .and(equal(a.kl(&bent, &coin), reverse))
    }
}
