//! Data processing holds for every f-divergence, and for those of Rényi.

use crate::catalogue::prelude::*;

/// D(pT, qT) ≤ D(p, q) for a channel T.
pub struct DataProcessingFamily;

impl Statement for DataProcessingFamily {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D_f(pT, qT) \le D_f(p, q)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Csiszár 1967"), LITERATURE.at("van Erven and Harremoës 2014")];
    type Case = Channelled;

    fn relation<A: Arithmetic>(a: &A, Channelled { p, q, channel }: &Channelled) -> Relation<A::Real> {
        let (pt, qt) = (&push_forward(p, channel), &push_forward(q, channel));
        let half = Number::decimal("0.5");
        at_most(a.js(pt, qt), a.js(p, q))
            .and(at_most(a.total_variation(pt, qt), a.total_variation(p, q)))
            .and(at_most(a.squared_hellinger(pt, qt), a.squared_hellinger(p, q)))
            .and(at_most(a.chi_squared(pt, qt), a.chi_squared(p, q)))
            .and(at_most(a.le_cam(pt, qt), a.le_cam(p, q)))
            .and(at_most(a.renyi(pt, qt, &half), a.renyi(p, q, &half)))
    }
}
