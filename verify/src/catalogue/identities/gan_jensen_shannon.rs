//! What the best discriminator earns is twice the Jensen–Shannon divergence, less ln 4.

use crate::catalogue::prelude::*;

/// V(d*) = 2 JS(p, q) − 2 ln 2. One is taken from both sides, which may be zero.
pub struct GanJensenShannon;

impl Statement for GanJensenShannon {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\max_d V(d) = 2\,\mathrm{JS}(p, q) - 2 \ln 2";
    const SOURCES: &[Citation] = &[
        WORKED_PROBLEMS.at("M.2"),
        CHAPTER_4.at("When to Consider Alternatives"),
        LITERATURE.at("Goodfellow et al. 2014, theorem 1"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, case: &Pair) -> Relation<A::Real> {
        let Pair { p, q } = case;
        let one = || a.integer(1);
        equal(a.gan_optimal_value(p, q) - one(), a.js(p, q) * 2 - a.ln_2() * 2 - one())
    }
}
