//! The surprise that a toss is expected to bring is the information that it has of the bias: less than the toss itself has.

use crate::catalogue::prelude::*;

/// E KL(posterior‖prior) = I(θ; X) ≤ H(X) ≤ ln 2.
pub struct ExpectedSurprise;

impl Statement for ExpectedSurprise {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathbb{E}\, D(p(\theta | X) \| p(\theta)) = I(\theta; X) \le H(X)";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL intuition"), LITERATURE.at("Itti and Baldi 2009")];
    type Case = Tossed;

    fn relation<A: Arithmetic>(a: &A, case: &Tossed) -> Relation<A::Real> {
        let Tossed { alpha, beta, predicted } = case;
        let [none, once] = ["0", "1"].map(Number::decimal);
        let head = a.number(predicted) * a.beta_bernoulli_surprise(alpha, beta, &once, &none);
        let tail = a.number(&one_minus(predicted)) * a.beta_bernoulli_surprise(alpha, beta, &none, &once);
        let information = a.beta_bernoulli_expected_surprise(alpha, beta);
        let p = |x: &Number| a.number(x) * a.number(x).ln();
        equal(head + tail, information.clone()).and(at_most(information, -(p(predicted) + p(&one_minus(predicted)))))
    }
}
