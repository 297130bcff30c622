//! Where the theorem of Pythagoras is no equality.

use crate::catalogue::prelude::*;

/// theory-notebook §13 states it at the projection onto a constraint set, of which it does not say that it is linear. It is an equality on linear
/// families, with the projection in the first place of its divergence from what is projected; on other convex sets it is an inequality; and on
/// sets that are not convex not even that.
pub struct PythagorasOnConvexSets;

impl Problem for PythagorasOnConvexSets {
    const STATEMENT: &str = "The uniform distribution u on 0, …, 4 is projected onto the distributions with a mean of at most 1. By how much does \
                             r = (0.6, 0.2, 0.1, 0.1, 0), with mean 0.7, miss the equality? By how much do the divergences the other way round miss it, for \
                             r = (0.05, 0.15, 0.55, 0.15, 0.10) and the distributions with its mean? And what, if the set has only (0.8, 0.2) \
                             and (0.1, 0.9), and a coin is projected?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§13");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let u = uniform(5);
        let outcomes = a.pmf(["0", "1", "2", "3", "4"]);
        let half_space = a.i_projection_at_most(&u, &outcomes, &Number::decimal("1"));
        let low = a.pmf(["0.6", "0.2", "0.1", "0.1", "0"]);
        let low_sum = divergence_to(a, &low, &half_space[..5]) + half_space[6].clone();
        let line = a.i_projection(&u, &Rows::new(vec![outcomes]), &Vector::decimals(&["2.1"]));
        let r = a.pmf(["0.05", "0.15", "0.55", "0.15", "0.10"]);
        let backwards = divergence_to(a, &u, &line[..5]) + divergence_of(a, &line[..5], &r);
        let (coin, near, far) = (uniform(2), a.pmf(["0.8", "0.2"]), a.pmf(["0.1", "0.9"]));
        Table::new()
            .row("mean ≤ 1: λ*", half_space[5].clone())
            .row("mean ≤ 1: KL(q* ‖ u)", half_space[6].clone())
            .row("mean ≤ 1: KL(r ‖ q*) + KL(q* ‖ u)", low_sum.clone())
            .row("mean ≤ 1: KL(r ‖ u)", a.kl(&low, &u))
            .row("mean ≤ 1: what is missing", a.kl(&low, &u) - low_sum)
            .row("mean 2.1, backwards: KL(u ‖ q*) + KL(q* ‖ r)", backwards.clone())
            .row("mean 2.1, backwards: KL(u ‖ r)", a.kl(&u, &r))
            .row("mean 2.1, backwards: what is missing", a.kl(&u, &r) - backwards)
            .row("two members: KL(far ‖ near) + KL(near ‖ coin)", a.kl(&far, &near) + a.kl(&near, &coin))
            .row("two members: KL(far ‖ coin)", a.kl(&far, &coin))
            .row("two members: KL(near ‖ coin)", a.kl(&near, &coin))
    }
}
