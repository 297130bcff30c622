//! A set that is not convex may have two nearest distributions, and a nearer one between them.

use crate::catalogue::prelude::*;

/// Of (0.8, 0.2) and (0.2, 0.8) none is nearer to a coin than the other; what is half way between them, the coin itself, is.
pub struct ProjectionNotUnique;

impl Statement for ProjectionNotUnique {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, q, r \ne s:\ D(r \| q) = D(s \| q),\ D(\tfrac{r + s}{2} \| q) < D(r \| q)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13"), LITERATURE.at("Csiszár 1975")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (q, r, s) = (uniform(2), a.pmf(["0.8", "0.2"]), a.pmf(["0.2", "0.8"]));
        let nearest = a.kl(&r, &q);
        equal(nearest.clone(), a.kl(&s, &q)).and(below(a.kl(&midpoint(&r, &s), &q), nearest))
    }
}
