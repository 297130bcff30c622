//! A projection that does not move anything, and ones that do.

use crate::catalogue::prelude::*;

/// theory-notebook §13.1. The uniform distribution on 0, …, 4 has the mean 2 that is asked for: it is its own projection, the multiplier is zero,
/// and the theorem of Pythagoras says nothing about any r. The r beside it, said to have a mean of about 2, has 2.1, and is not moved to 2
/// where that is announced; so it is in another constraint set, whose projection is the second one here. The third is further away.
pub struct ProjectionOfUniform;

impl Problem for ProjectionOfUniform {
    const STATEMENT: &str = "The uniform distribution u on 0, …, 4 is projected onto the distributions with mean 2, with the mean of r = (0.05, 0.15, \
                             0.55, 0.15, 0.10), and with mean 3. What are the projections, and does r obey the theorem of Pythagoras?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§13.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let u = uniform(5);
        let r = a.pmf(["0.05", "0.15", "0.55", "0.15", "0.10"]);
        let outcomes = a.pmf(["0", "1", "2", "3", "4"]);
        let values = Rows::new(vec![outcomes.clone()]);
        let onto = |mean| a.i_projection(&u, &values, &Vector::decimals(&[mean]));
        let exact: Vec<A::Real> = masses(&r).iter().map(|mass| a.number(mass)).collect();
        let (trivial, by_r, far) = (onto("2"), onto("2.1"), onto("3"));
        Table::new()
            .row("mean 2: λ*", trivial[5].clone())
            .row("mean 2: q*(0)", trivial[0].clone())
            .row("mean 2: KL(q* ‖ u)", trivial[6].clone())
            .row("the mean of r", expectation(a, &exact, &outcomes))
            .row("KL(r ‖ u)", a.kl(&r, &u))
            .row("mean 2: KL(r ‖ q*) + KL(q* ‖ u)", divergence_to(a, &r, &trivial[..5]) + trivial[6].clone())
            .row("mean 2.1: λ*", by_r[5].clone())
            .row("mean 2.1: q*(0)", by_r[0].clone())
            .row("mean 2.1: q*(4)", by_r[4].clone())
            .row("mean 2.1: KL(q* ‖ u)", by_r[6].clone())
            .row("mean 2.1: KL(r ‖ q*)", divergence_to(a, &r, &by_r[..5]))
            .row("mean 2.1: KL(r ‖ q*) + KL(q* ‖ u)", divergence_to(a, &r, &by_r[..5]) + by_r[6].clone())
            .row("mean 3: λ*", far[5].clone())
            .row("mean 3: q*(0)", far[0].clone())
            .row("mean 3: q*(4)", far[4].clone())
            .row("mean 3: KL(q* ‖ u)", far[6].clone())
            .row("mean 3, r of mean 2.1: KL(r ‖ q*) + KL(q* ‖ u)", divergence_to(a, &r, &far[..5]) + far[6].clone())
    }
}
