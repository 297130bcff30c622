//! The clipped surrogate: the ratio's own below the boundary, flat beyond it, and open on the other side.

use crate::catalogue::prelude::*;

/// min(ρA, clip(ρ) A) is (1 + ε) A from 1 + ε on if A > 0, (1 − ε) A up to 1 − ε if A < 0, with no gradient there; elsewhere it is ρA, with the gradient ρA in
/// ln ρ.
pub struct ClipBoundary;

impl Statement for ClipBoundary {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\min(\rho A, \mathrm{clip}(\rho, 1 \pm \epsilon) A) = (1 + \epsilon) A \text{ if } A > 0, \rho \ge 1 + \epsilon;\ ",
        r"(1 - \epsilon) A \text{ if } A < 0, \rho \le 1 - \epsilon;\ \rho A \text{ else}"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), LITERATURE.at("Schulman et al. 2017")];
    type Case = Clipped;

    fn relation<A: Arithmetic>(
        a: &A,
        Clipped { clip, advantage, disadvantage, below, within, above }: &Clipped,
    ) -> Relation<A::Real> {
        let ends = a.clip_range(clip);
        let both = |ratio: &Number, advantage: &Number, surrogate: A::Real, gradient: A::Real| {
            equal(a.clipped_surrogate(ratio, advantage, clip), surrogate)
                .and(equal(a.clipped_gradient(ratio, advantage, clip), gradient))
        };
        let flat =
            |ratio, advantage, end: &A::Real| both(ratio, advantage, end.clone() * a.number(advantage), a.integer(0));
        let open = |ratio, advantage| {
            let product = a.number(ratio) * a.number(advantage);
            both(ratio, advantage, product.clone(), product)
        };
        flat(above, advantage, &ends[1])
            .and(flat(below, disadvantage, &ends[0]))
            .and(open(within, advantage))
            .and(open(within, disadvantage))
            .and(open(below, advantage))
            .and(open(above, disadvantage))
    }
}
