//! Grassberger's function of a count, by its recurrence: it rises at even counts only.

use crate::catalogue::prelude::*;

/// G(2k + 1) = G(2k), G(2k + 2) = G(2k) + 2/(2k + 1), where G(c) is ln c less the estimate of a single outcome seen c times.
pub struct GrassbergerRecurrence;

impl Statement for GrassbergerRecurrence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"G(2k + 1) = G(2k),\ G(2k + 2) = G(2k) + \frac{2}{2k + 1}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Grassberger 2003, eq. 30 to 32")];
    type Case = Whole;

    fn relation<A: Arithmetic>(a: &A, Whole { n: k }: &Whole) -> Relation<A::Real> {
        let g = |count: u64| {
            let count = Vector::from_f64s(vec![count as f64]);
            a.number(&total(&count)).ln() - a.grassberger_entropy(&count)
        };
        let step = a.integer(2) / a.integer(2 * *k as i64 + 1);
        equal(g(2 * k + 1), g(2 * k)).and(equal(g(2 * k + 2), g(2 * k) + step))
    }
}
