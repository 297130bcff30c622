//! Randomised response is as private as the odds of the truth.

use crate::catalogue::prelude::*;

/// Its Rényi divergence is that of (p, 1 − p) from (1 − p, p), and the one of infinite order is |ln(p/(1 − p))|.
pub struct RandomizedResponse;

impl Statement for RandomizedResponse {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"D_\alpha((p, 1 - p) \| (1 - p, p)),\quad \varepsilon = D_\infty = \left|\ln \tfrac{p}{1 - p}\right|";
    const SOURCES: &[Citation] = &[LITERATURE.at("Warner 1965"), LITERATURE.at("Mironov 2017")];
    type Case = Response;

    fn relation<A: Arithmetic>(a: &A, case: &Response) -> Relation<A::Real> {
        let [yes, no] = case.answers();
        let truth = Number::from_exact(case.truth.clone());
        let epsilon = a.randomized_response_epsilon(&truth);
        equal(a.randomized_response_rdp(&truth, &case.alpha), a.renyi(&yes, &no, &case.alpha))
            .and(equal(a.randomized_response_rdp(&truth, &Number::from_f64(1.0)), a.kl(&yes, &no)))
            .and(equal(epsilon, a.renyi(&yes, &no, &Number::from_f64(f64::INFINITY))))
    }
}
