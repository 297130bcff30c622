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
        // The mean of the tilted uniform distribution, less the target.
        let violation = |multiplier: &str| {
            let weights: Vec<A::Real> =
                reals(a, &outcomes).into_iter().map(|x| (x * a.real(multiplier)).exp()).collect();
            let total: A::Real = weights.iter().cloned().sum();
            expectation(a, &weights, &outcomes) / total - a.real("2")
        };
        let fifth = || a.rational(&(1, 5).into());
        let own_projection = trivial[..5]
            .iter()
            .map(|mass| equal(mass.clone(), fifth()))
            .reduce(Relation::and)
            .expect("there are five outcomes");
        Table::new()
            .row("mean 2: λ*", trivial[5].clone())
            .row("mean 2: q*(0)", trivial[0].clone())
            .row("mean 2: q*(1)", trivial[1].clone())
            .row("mean 2: q*(2)", trivial[2].clone())
            .row("mean 2: q*(3)", trivial[3].clone())
            .row("mean 2: q*(4)", trivial[4].clone())
            .printed("mean 2: the mean of q*", expectation(a, &trivial[..5], &outcomes), "2.0")
            .row("mean 2: KL(q* ‖ u)", trivial[6].clone())
            .row("mean 2: what λ = −5 gives less 2, by the cell's function", violation("-5"))
            .row("mean 2: what λ = 5 gives less 2, by the cell's function", violation("5"))
            .stated(
                "mean 2: the root is between λ = −5 and λ = 5",
                below(violation("-5"), a.real("0")).and(below(a.real("0"), violation("5"))),
            )
            .stated("mean 2: the uniform distribution is its own projection", own_projection)
            .row("the sum of r, by which it is divided", a.number(&total(&r)))
            .printed("the mean of r, said to be about 2", expectation(a, &exact, &outcomes), "2")
            .stated("r has the mean 2 of the constraint set", equal(expectation(a, &exact, &outcomes), a.real("2")))
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
