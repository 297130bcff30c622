//! Where the divergence is infinite.

use crate::catalogue::prelude::*;

/// worked-problems M.4, the support check: it asks whether p > 0 *wherever* q = 0, and concludes that the divergence is
/// infinite. What makes it infinite is that p > 0 *somewhere* where q = 0: a q without zeros passes the test as it is
/// put, with a finite divergence, and a p that shares one of the zeros of q does not, with an infinite one.
pub struct SupportQuantifier;

impl Problem for SupportQuantifier {
    const STATEMENT: &str = "A divergence is said to be infinite if p > 0 wherever q = 0. What is it for p = (0.5, 0.3, 0.2) and q = (0.7, 0.2, 0.1), \
                             where that holds for want of zeros, and for p = (0.5, 0.5, 0) and q = (1, 0, 0), where it does not hold?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, full) = (a.pmf(["0.5", "0.3", "0.2"]), a.pmf(["0.7", "0.2", "0.1"]));
        let (coin, sure) = (a.pmf(["0.5", "0.5", "0"]), a.pmf(["1", "0", "0"]));
        Table::new()
            .row("KL(p ‖ q), q without zeros", a.kl(&p, &full))
            .row("KL(p ‖ q), a zero in common and one not", a.kl(&coin, &sure))
            .row("KL(q ‖ p), a zero in common and one not", a.kl(&sure, &coin))
    }
}
