//! The forward fit to a mixture that leaves a mode uncovered.

use crate::catalogue::prelude::*;

/// The counterexample to "Forward KL: Q becomes wide to cover both modes" and "Q tries to cover all of P's support" (chapter-4, Exercise 3 and Summary),
/// "mass-covering" (theory-notebook §4) taken for a promise: the forward fit has p's mean and variance and no more. A narrow mode of one part in a
/// thousand is left more than seven standard deviations outside, where q has less than 10⁻¹⁰ of p's density. What is true is that q must not be zero where p is
/// not.
pub struct UncoveredMode;

impl Problem for UncoveredMode {
    const STATEMENT: &str = "p is N(0, 1) with weight 0.999 and N(8, 0.25²) with weight 0.001. Which normal distribution minimises KL(p ‖ q), and what \
                             is its density at 8 beside p's?";
    const SOURCE: Citation = CHAPTER_4.at("Exercise 3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.999", "0.001"]), Vector::decimals(&["0", "8"]), Vector::decimals(&["1", "0.25"]));
        let fit = a.forward_fit(&weights, &means, &stds);
        let distance = (a.integer(8) - fit[0].clone()) / fit[1].clone();
        // Of p's density there the other component has a part in 10¹¹.
        let ln_q = -(distance.square() / 2) - fit[1].ln();
        let ln_p = (a.real("0.001") / a.real("0.25") + a.real("0.999") * a.integer(-32).exp()).ln();
        Table::new()
            .row("μ", fit[0].clone())
            .row("σ", fit[1].clone())
            .row("KL(p ‖ q)", fit[2].clone())
            .row("(8 − μ)/σ", distance)
            .row("ln (q/p) at 8", ln_q - ln_p)
    }
}
