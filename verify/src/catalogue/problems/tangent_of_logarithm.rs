//! The line that touches the logarithm from above, which is the proof that a divergence is not negative.

use crate::catalogue::prelude::*;

/// theory-notebook §2.2. The cell draws ln t and t − 1 at 400 points; the hundredth of them is 1.
pub struct TangentOfLogarithm;

impl Problem for TangentOfLogarithm {
    const STATEMENT: &str = "How far is ln t below t − 1 at 400 points from 0.01 to 4?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§2.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let points = grid((1, 100), (4, 1), 400);
        let gap = |t: &A::Real| t.clone() - a.real("1") - t.ln();
        let gaps: Vec<A::Real> = points.iter().map(|point| gap(&a.rational(point))).collect();
        Table::new()
            .row("the hundredth point", a.rational(&points[99]))
            .row("the gap there", gaps[99].clone())
            .row("the gap at 0.01", gaps[0].clone())
            .row("the gap at 4", gaps[399].clone())
            .row("ln t at 0.01", a.real("0.01").ln())
            .row("t − 1 at 0.01", a.real("0.01") - a.real("1"))
            .row("ln t at 4", a.real("4").ln())
            .row("t − 1 at 4, the top of the figure", a.real("4") - a.real("1"))
            .row("the t at which ln t is −2, the bottom of the figure", (-a.real("2")).exp())
            .stated("ln t at 0.01 is below the figure, which ends at −2", below(a.real("0.01").ln(), -a.real("2")))
            .row("the largest gap", largest(&gaps))
            .stated("no gap is larger than that at 0.01", at_most(largest(&gaps), gaps[0].clone()))
            .row("the least gap of the points other than 1", {
                let others = gaps.iter().enumerate().filter(|(index, _)| *index != 99);
                least(&others.map(|(_, gap)| gap.clone()).collect::<Vec<_>>())
            })
            .stated("ln t ≤ t − 1 at every point", at_most(a.real("0"), least(&gaps)))
            .stated("equality at t = 1", equal(gaps[99].clone(), a.real("0")))
    }
}
