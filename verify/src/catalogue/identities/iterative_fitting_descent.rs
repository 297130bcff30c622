//! Every step of iterative proportional fitting is an I-projection, so the divergence from what is looked for falls by the length of the step.

use crate::catalogue::prelude::*;

/// KL(r‖q) = KL(r‖q′) + KL(q′‖q), where q′ is q with its rows scaled to the row sums of r; the same of columns after that.
pub struct IterativeFittingDescent;

impl Statement for IterativeFittingDescent {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(r \| q) = D(r \| q') + D(q' \| q),\ q'_{ij} = q_{ij} r_{i\cdot} / q_{i\cdot}";
    const SOURCES: &[Citation] =
        &[LITERATURE.at("Deming and Stephan 1940"), LITERATURE.at("Csiszár and Shields 2004, section 5")];
    type Case = Fitted;

    fn relation<A: Arithmetic>(a: &A, Fitted { joint, member }: &Fitted) -> Relation<A::Real> {
        let by_rows = rows_fitted(joint, member);
        let by_columns = transpose(&rows_fitted(&transpose(&by_rows), &transpose(member)));
        let (wanted, ways) = (flatten(member), [joint, &by_rows, &by_columns].map(flatten));
        let step = |from: &Vector, to: &Vector| {
            equal(a.kl(&wanted, from), a.kl(&wanted, to) + a.kl(to, from))
                .and(at_most(a.kl(&wanted, to), a.kl(&wanted, from)))
        };
        step(&ways[0], &ways[1]).and(step(&ways[1], &ways[2]))
    }
}
