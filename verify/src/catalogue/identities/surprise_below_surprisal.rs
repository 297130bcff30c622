//! Bayesian surprise is not the surprise of an event: the surprisal of a toss exceeds it, by the expected code length once it is known.

use crate::catalogue::prelude::*;

/// KL(posterior‖prior) ≤ −ln p(x), for a head and for a tail.
pub struct SurpriseBelowSurprisal;

impl Statement for SurpriseBelowSurprisal {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D(p(\theta | x) \| p(\theta)) \le -\ln p(x)";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Itti and Baldi 2009")];
    type Case = Tossed;

    fn relation<A: Arithmetic>(a: &A, case: &Tossed) -> Relation<A::Real> {
        let Tossed { alpha, beta, predicted } = case;
        let [none, once] = ["0", "1"].map(Number::decimal);
        let head = a.beta_bernoulli_surprise(alpha, beta, &once, &none);
        let tail = a.beta_bernoulli_surprise(alpha, beta, &none, &once);
        let surprisal = |p: &Number| -a.number(p).ln();
        at_most(head, surprisal(predicted)).and(at_most(tail, surprisal(&one_minus(predicted))))
    }
}
