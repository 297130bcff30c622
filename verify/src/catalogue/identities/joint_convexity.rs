//! The divergence is convex in both distributions at once.

use crate::catalogue::prelude::*;

/// KL at a point of a segment of pairs is at most the mixture of the values at its ends.
pub struct JointConvexity;

impl Statement for JointConvexity {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"D(\lambda p_0 + (1 - \lambda) p_1 \| \lambda q_0 + (1 - \lambda) q_1) \le \lambda D(p_0 \| q_0) ",
        r"+ (1 - \lambda) D(p_1 \| q_1)"
    );
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Properties, 4")];
    type Case = Segment;

    fn relation<A: Arithmetic>(a: &A, Segment { from, to, weight }: &Segment) -> Relation<A::Real> {
        let (p, q) = (mix(weight, &from.p, &to.p), mix(weight, &from.q, &to.q));
        let rest = a.integer(1) - a.rational(weight);
        at_most(a.kl(&p, &q), a.rational(weight) * a.kl(&from.p, &from.q) + rest * a.kl(&to.p, &to.q))
    }
}
