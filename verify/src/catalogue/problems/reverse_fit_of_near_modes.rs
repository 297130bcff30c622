//! Two modes, four standard deviations apart: the reverse fit covers both.

use crate::catalogue::prelude::*;

/// The counterexample to chapter-4, Exercise 3 and Summary ("Reverse KL: Q collapses onto one mode", "locks onto one mode (ignores the other)") and to
/// theory-notebook §4.2 ("Reverse KL collapses to one mode"): with modes at ±2 and standard deviation 1 the density in the valley is a quarter of
/// that at the modes, and yet a wide distribution in the middle is the better fit in the *reverse* direction: a descent that starts at the mode leaves a
/// divergence of about ln 2, thrice as large. The two are level when the modes are between 5.6 and 5.7 standard deviations apart.
pub struct ReverseFitOfNearModes;

impl Problem for ReverseFitOfNearModes {
    const STATEMENT: &str = "p is the mixture, half and half, of N(−a, 1) and N(a, 1), with a = 2, 2.8 and 2.85. How do the local minima of KL(q ‖ p) \
                             compare, q normal, that are found from the middle and from a mode?";
    const SOURCE: Citation = CHAPTER_4.at("Exercise 3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, stds) = (a.pmf(["0.5", "0.5"]), Vector::decimals(&["1", "1"]));
        let number = Number::decimal;
        let fit = |modes: &[&str; 2], mean, std| {
            a.reverse_fit(&weights, &Vector::decimals(modes), &stds, &number(mean), &number(std))
        };
        let nearest = |mean, std| {
            a.kl_normal_mixture(&weights, &Vector::decimals(&["-2", "2"]), &stds, &number(mean), &number(std))
        };
        let middle = fit(&["-2", "2"], "0", "2");
        let below = [fit(&["-2.8", "2.8"], "0", "2.6"), fit(&["-2.8", "2.8"], "2.8", "1")];
        let above = [fit(&["-2.85", "2.85"], "0", "2.6"), fit(&["-2.85", "2.85"], "2.85", "1")];
        // The density at 0 over that at 2: 2 e⁻² over 1 + e⁻⁸.
        let valley = a.integer(-2).exp() * 2 / (a.integer(1) + a.integer(-8).exp());
        Table::new()
            .row("a = 2: the valley's density over the modes'", valley)
            .row("a = 2, from the middle: σ", middle[1].clone())
            .row("a = 2, from the middle: KL(q ‖ p)", middle[2].clone())
            .row("a = 2: KL(q ‖ p) of q = N(2, 1)", nearest("2", "1"))
            .row("a = 2: KL(q ‖ p) of q = N(1.9, 1.1)", nearest("1.9", "1.1"))
            .row("a = 2.8, from the middle: KL(q ‖ p)", below[0][2].clone())
            .row("a = 2.8, from a mode: KL(q ‖ p)", below[1][2].clone())
            .row("a = 2.85, from the middle: KL(q ‖ p)", above[0][2].clone())
            .row("a = 2.85, from a mode: KL(q ‖ p)", above[1][2].clone())
    }
}
