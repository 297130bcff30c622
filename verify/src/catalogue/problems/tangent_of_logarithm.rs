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
            .row("the largest gap", largest(&gaps))
            .stated("ln t ≤ t − 1 at every point", at_most(a.real("0"), least(&gaps)))
            .stated("equality at t = 1", equal(gaps[99].clone(), a.real("0")))
    }
}
