//! When an approximation that must be uniform seeks the mode, and when it does not.

use crate::catalogue::prelude::*;

/// kl-note, on variational inference, by the usual names of the directions, which it exchanges: that in the reverse direction "there's much more to be gained by assigning the probability mass to the mode … than
/// covering the latter". At p(A) = 0.9 that is so. It is a matter of p: the two are level at 0.8, and below it the reverse divergence covers both
/// outcomes as the forward one does.
pub struct RestrictedFamilyThreshold;

impl Problem for RestrictedFamilyThreshold {
    const STATEMENT: &str = "q is uniform on what it covers. For p(A) = 0.9, 0.8 and 0.75, how many of the two outcomes does the q cover that minimises \
                             KL(q ‖ p), and KL(p ‖ q), and what are the divergences?";
    const SOURCE: Citation = KL_NOTE.at("Forward and Reverse divergences");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let sure = a.pmf(["1", "0"]);
        let (high, level, low) = (a.pmf(["0.9", "0.1"]), a.pmf(["0.8", "0.2"]), a.pmf(["0.75", "0.25"]));
        let [of_high, of_low] = [&high, &low].map(|p| a.uniform_reverse_projection(p));
        let forward = a.uniform_forward_projection(&high);
        Table::new()
            .row("0.9, reverse: outcomes", of_high[0].clone())
            .printed_by("forward for KL(q ‖ p)", "0.9, reverse: KL(q ‖ p)", of_high[1].clone(), "0.105")
            .row("0.9, forward: outcomes", forward[0].clone())
            .row("0.9, forward: KL(p ‖ q)", forward[1].clone())
            .row("0.8, q on {A}: KL(q ‖ p)", a.kl(&sure, &level))
            .row("0.8, q on {A, B}: KL(q ‖ p)", a.kl(&uniform(2), &level))
            .row("0.75, reverse: outcomes", of_low[0].clone())
            .row("0.75, reverse: KL(q ‖ p)", of_low[1].clone())
            .stated(
                "at p(A) = 0.9 there is more to be gained by the mode than by covering the other outcome",
                below(a.kl(&sure, &high), a.kl(&uniform(2), &high)),
            )
            .row("0.75, q on {A}: KL(q ‖ p)", a.kl(&sure, &low))
    }
}
