//! Every f-divergence is convex in both distributions at once.

use crate::catalogue::prelude::*;

/// D at a point of a segment of pairs is at most the mixture of the values at its ends.
pub struct JointConvexityFamily;

impl Statement for JointConvexityFamily {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"D_f(\lambda p_0 + (1 - \lambda) p_1, \lambda q_0 + (1 - \lambda) q_1) \le \lambda D_f(p_0, q_0) ",
        r"+ (1 - \lambda) D_f(p_1, q_1)"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Csiszár 1967"), LITERATURE.at("Liese and Vajda 2006")];
    type Case = Segment;

    fn relation<A: Arithmetic>(a: &A, Segment { from, to, weight }: &Segment) -> Relation<A::Real> {
        let (p, q) = (&mix(weight, &from.p, &to.p), &mix(weight, &from.q, &to.q));
        let chord = |first, second| a.rational(weight) * first + (a.integer(1) - a.rational(weight)) * second;
        at_most(a.js(p, q), chord(a.js(&from.p, &from.q), a.js(&to.p, &to.q)))
            .and(at_most(
                a.total_variation(p, q),
                chord(a.total_variation(&from.p, &from.q), a.total_variation(&to.p, &to.q)),
            ))
            .and(at_most(
                a.squared_hellinger(p, q),
                chord(a.squared_hellinger(&from.p, &from.q), a.squared_hellinger(&to.p, &to.q)),
            ))
            .and(at_most(a.chi_squared(p, q), chord(a.chi_squared(&from.p, &from.q), a.chi_squared(&to.p, &to.q))))
    }
}
