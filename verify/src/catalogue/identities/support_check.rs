//! The divergence is infinite exactly when some outcome that p can have is one that q cannot; and the checklist says
//! which.

use crate::catalogue::prelude::*;

/// KL(p‖q) = ∞ exactly if p(x) > 0 = q(x) for some x; the checklist's values are the divergences, in nats and bits, its
/// sums are one.
pub struct SupportCheck;

impl Statement for SupportCheck {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| q) = \infty \iff \exists\, x:\ p(x) > 0 = q(x)";
    const SOURCES: &[Citation] = &[
        PYTORCH_NOTEBOOK.at("Common gotchas"),
        CHAPTER_4.at("Common Pitfalls, 1"),
        KL_NOTE.at("Forward and Reverse divergences"),
        THEORY_NOTEBOOK.at("§10"),
        CHAPTER_4.at("Summary"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let epsilon = Number::decimal("1e-6");
        let values = a.checklist(p, q, &epsilon);
        let unsupported = |p: &Vector, q: &Vector| -> Vec<i64> {
            let outcomes = (0..).zip(masses(p).into_iter().zip(masses(q)));
            outcomes.filter(|(_, (p, q))| !p.is_zero() && q.is_zero()).map(|(index, _)| index).collect()
        };
        let direction = |values: &[A::Real], p: &Vector, q: &Vector| {
            let indices = unsupported(p, q);
            let support = if indices.is_empty() {
                below(values[0].clone(), a.infinity())
            } else {
                equal(values[0].clone(), a.infinity())
            };
            let listed = values[4..].iter().zip(indices).map(|(listed, index)| equal(listed.clone(), a.integer(index)));
            listed
                .fold(support, Relation::and)
                .and(equal(values[0].clone(), a.kl(p, q)))
                .and(equal(values[1].clone() * a.ln_2(), a.kl(p, q)))
                .and(equal(values[2].clone(), a.rel_entr_sum(p, q)))
                .and(equal(values[3].clone(), a.smoothed_kl(p, q, &epsilon)))
        };
        let (forward, rest) = values.split_at(4 + unsupported(p, q).len());
        let (reverse, sums) = rest.split_at(4 + unsupported(q, p).len());
        direction(forward, p, q)
            .and(direction(reverse, q, p))
            .and(equal(sums[0].clone(), a.integer(1)))
            .and(equal(sums[1].clone(), a.integer(1)))
            .and(equal(sums[2].clone(), a.integer(0)))
            .and(equal(sums[3].clone(), a.integer(0)))
    }
}
