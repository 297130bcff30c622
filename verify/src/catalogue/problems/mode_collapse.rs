//! Whether the reverse divergence helps against mode collapse.

use crate::catalogue::prelude::*;

/// chapter-4 advises it where modes collapse. It is what collapses them, as the same chapter says of it elsewhere: of a model on one of two modes
/// and one on everything, the reverse divergence prefers the former, the forward one the latter.
pub struct ModeCollapse;

impl Problem for ModeCollapse {
    const STATEMENT: &str = "The truth is (0.49, 0.02, 0.49). Which of the models (0.98, 0.01, 0.01) and (1/3, 1/3, 1/3) is \
                             nearer, in which direction?";
    const SOURCE: Citation = CHAPTER_4.at("When to Consider Alternatives");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let truth = a.pmf(["0.49", "0.02", "0.49"]);
        let (collapsed, covering) = (a.pmf(["0.98", "0.01", "0.01"]), a.pmf(["1/3", "1/3", "1/3"]));
        Table::new()
            .row("KL(collapsed ‖ truth)", a.kl(&collapsed, &truth))
            .row("KL(covering ‖ truth)", a.kl(&covering, &truth))
            .row("KL(truth ‖ collapsed)", a.kl(&truth, &collapsed))
            .row("KL(truth ‖ covering)", a.kl(&truth, &covering))
    }
}
