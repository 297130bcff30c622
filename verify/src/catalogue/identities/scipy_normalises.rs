//! SciPy's entropy and jensenshannon take any multiples for the distributions; the latter is the root.

use crate::catalogue::prelude::*;

/// entropy(3p) = H(p), entropy(3p, 7q) = KL(p‖q), jensenshannon(3p, 7q) = √JS(p, q), over ln 2 in base two.
pub struct ScipyNormalises;

impl Statement for ScipyNormalises {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D\bigl(\tfrac{3p}{3} \,\big\|\, \tfrac{7q}{7}\bigr) = D(p \| q)";
    const SOURCES: &[Citation] = &[
        WORKED_PROBLEMS.at("M.3"),
        CHAPTER_4.at("example 7"),
        LITERATURE.at("SciPy, stats.entropy and spatial.distance.jensenshannon"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (counts_p, counts_q) = (scaled(p, &Number::from_f64(3.0)), scaled(q, &Number::from_f64(7.0)));
        let two = Number::from_f64(2.0);
        equal(a.scipy_entropy(&counts_p), a.entropy(p))
            .and(equal(a.scipy_entropy_base(&counts_p, &two) * a.ln_2(), a.entropy(p)))
            .and(equal(a.scipy_relative_entropy(&counts_p, &counts_q), a.kl(p, q)))
            .and(equal(a.scipy_relative_entropy_base(&counts_p, &counts_q, &two) * a.ln_2(), a.kl(p, q)))
            .and(equal(a.scipy_jensenshannon(&counts_p, &counts_q), a.js_distance(p, q)))
            .and(equal(a.scipy_jensenshannon_base(&counts_p, &counts_q, &two).square() * a.ln_2(), a.js(p, q)))
    }
}
