//! What to do about mode collapse.

use crate::catalogue::prelude::*;

/// chapter-4, When to Consider Alternatives: "Mode collapse issues? Consider reverse KL or other divergences." It is the reverse divergence that prefers
/// one mode, by the chapter's own Exercise 3; the advice should be the forward one. Between covering both modes and sitting on one, each direction
/// prefers what the other does not.
pub struct ModeCollapseAdvice;

impl Problem for ModeCollapseAdvice {
    const STATEMENT: &str = "p is the mixture, half and half, of N(−3, 1) and N(3, 1). Which is nearer to it in either direction, q = N(3, 1) or q = \
                             N(0, 3.2²)?";
    const SOURCE: Citation = CHAPTER_4.at("When to Consider Alternatives");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-3", "3"]), Vector::decimals(&["1", "1"]));
        let number = Number::decimal;
        let forward = |mean, std| a.kl_mixture_normal(&weights, &means, &stds, &number(mean), &number(std));
        let reverse = |mean, std| a.kl_normal_mixture(&weights, &means, &stds, &number(mean), &number(std));
        Table::new()
            .row("forward, on one mode", forward("3", "1"))
            .row("forward, on both", forward("0", "3.2"))
            .row("reverse, on one mode", reverse("3", "1"))
            .row("reverse, on both", reverse("0", "3.2"))
    }
}
