//! The quadratic model of a trust region is right to leading order: a step to its edge costs δ, to within factors that tend to one with δ.
//!
//! With X = α(A − Ā), KL(π ‖ π′) = ln(1 + E[e^X − 1 − X]); and e^x − 1 − x is x²/2 to within a factor of e^±|x|.

use crate::catalogue::prelude::*;

/// ln(1 + δ e^(−M)) ≤ KL(π ‖ π′) ≤ ln(1 + δ e^M), with M = α (max A − min A); α is proportional to √δ.
pub struct TrustRegionLimit;

impl Statement for TrustRegionLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\ln(1 + \delta e^{-M}) \le D(\pi \| \pi') \le \ln(1 + \delta e^M),\ ",
        r"M = \alpha (\max A - \min A) = O(\sqrt\delta)"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), LITERATURE.at("Schulman et al. 2015")];
    type Case = Budgeted;

    fn relation<A: Arithmetic>(a: &A, Budgeted { policies, less, more: _ }: &Budgeted) -> Relation<A::Real> {
        let Policies { reference: policy, reward: advantage, .. } = policies;
        let range = larger_range(advantage, advantage);
        let at = |radius: &Number| {
            let reach = a.trust_region_step(policy, advantage, radius) * a.number(&range);
            let cost = a.trust_region_kl(policy, advantage, radius);
            let bound = |exponent: A::Real| (a.integer(1) + a.number(radius) * exponent.exp()).ln();
            at_most(bound(-reach.clone()), cost.clone()).and(at_most(cost, bound(reach)))
        };
        at(less).and(at(&times(less, &Number::from_f64(2f64.powi(-20)))))
    }
}
