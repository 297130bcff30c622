//! One normal distribution for two modes: what the forward fit is, and that the reverse one has three answers.

use crate::catalogue::prelude::*;

/// theory-notebook §4, §4.1. "Reverse KL collapses to one mode" (§4.2; chapter-4, Exercise 3: "Q collapses onto one mode to avoid the valley") depends on
/// where the descent starts: about the middle there is a third local minimum, which covers both modes. It is not the best one here; where the modes are
/// nearer it is, see `reverse-fit-of-near-modes`.
pub struct BimodalFits;

impl Problem for BimodalFits {
    const STATEMENT: &str = "p is the mixture, half and half, of N(−3, 1) and N(3, 1). Which normal distribution q minimises KL(p ‖ q), and which are \
                             the local minima of KL(q ‖ p)?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§4.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-3", "3"]), Vector::decimals(&["1", "1"]));
        let number = Number::decimal;
        let forward = a.forward_fit(&weights, &means, &stds);
        let reverse = |mean, std| a.reverse_fit(&weights, &means, &stds, &number(mean), &number(std));
        let (right, left, middle) = (reverse("3", "1"), reverse("-3", "1"), reverse("0", "3"));
        let value = |mean, std| a.kl_normal_mixture(&weights, &means, &stds, &number(mean), &number(std));
        Table::new()
            .printed("forward: μ", forward[0].clone(), "0")
            .printed("forward: σ", forward[1].clone(), "3")
            .stated("forward: σ is √(1 + 3²), the standard deviation of p", {
                equal(forward[1].clone(), a.real("10").sqrt())
            })
            .row("forward: KL(p ‖ q)", forward[2].clone())
            .row("KL(p ‖ N(3, 1)), in the forward direction", {
                a.kl_mixture_normal(&weights, &means, &stds, &number("3"), &number("1"))
            })
            .printed("reverse, from (3, 1): μ", right[0].clone(), "3")
            .printed("reverse, from (3, 1): σ", right[1].clone(), "1")
            .row("reverse, from (3, 1): KL(q ‖ p)", right[2].clone())
            .printed("reverse, from (−3, 1): μ", left[0].clone(), "-3")
            .printed("reverse, from (−3, 1): σ", left[1].clone(), "1")
            .row("reverse, from (−3, 1): KL(q ‖ p)", left[2].clone())
            .stated("the mode fitted from (3, 1) is as good as that from (−3, 1)", {
                equal(right[2].clone(), left[2].clone())
            })
            .row("reverse, from (0, 3), where μ stays 0: σ", middle[1].clone())
            .row("reverse, from (0, 3): KL(q ‖ p)", middle[2].clone())
            .row("ln 2, what half of the mass costs", a.ln_2())
            .stated("forward: one wide q is better than one at a mode", {
                below(forward[2].clone(), a.kl_mixture_normal(&weights, &means, &stds, &number("3"), &number("1")))
            })
            .stated(
                "reverse: with the modes six standard deviations apart, the q on one mode is better than that on both",
                below(right[2].clone(), middle[2].clone()),
            )
            .row("KL(N(0, 3.2²) ‖ p), about the forward fit's", value("0", "3.2"))
    }
}
