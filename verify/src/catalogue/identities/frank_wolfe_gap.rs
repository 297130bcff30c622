//! The duality gap of Frank–Wolfe bounds how far a point is from the minimum, which is the target itself.

use crate::catalogue::prelude::*;

/// KL(x‖q) ≤ Σ x ln(x/q) − min ln(x/q), and KL(p‖x) ≤ max(p/x) − 1.
pub struct FrankWolfeGap;

impl Statement for FrankWolfeGap {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = concat!(
        r"D(x \| q) \le \max_s \langle \nabla_x D(x \| q), x - s\rangle,\ ",
        r"D(q \| x) \le \max_s \langle \nabla_x D(q \| x), x - s\rangle"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Jaggi 2013")];
    type Case = Searched;

    fn relation<A: Arithmetic>(a: &A, Searched { x, target, gamma: _ }: &Searched) -> Relation<A::Real> {
        at_most(a.kl(x, target), a.frank_wolfe_reverse_gap(x, target))
            .and(at_most(a.kl(target, x), a.frank_wolfe_forward_gap(x, target)))
    }
}
