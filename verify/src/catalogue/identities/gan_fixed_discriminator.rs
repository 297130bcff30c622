//! Against a fixed discriminator a generator that has the data can do better: it is not the Jensen–Shannon divergence that it minimises.

use crate::catalogue::prelude::*;

/// With data (½, ½) and d = (0.6, 0.5), the generator (1, 0) has a lower value than the data themselves.
pub struct GanFixedDiscriminator;

impl Statement for GanFixedDiscriminator {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, q, d:\ V_{p, q}(d) < V_{p, p}(d), \quad \mathrm{JS}(p, p) < \mathrm{JS}(p, q)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("When to Consider Alternatives")];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("M.2")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, q) = (a.pmf(["0.5", "0.5"]), a.pmf(["1", "0"]));
        let d = a.pmf(["0.6", "0.5"]);
        below(a.gan_value(&p, &q, &d), a.gan_value(&p, &p, &d)).and(below(a.js(&p, &p), a.js(&p, &q)))
    }
}
