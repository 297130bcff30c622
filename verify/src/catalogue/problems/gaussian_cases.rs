//! Normal distributions against one another, and against the standard one.

use crate::catalogue::prelude::*;

/// theory-notebook §5. Its labels name variances, but for one, which names a standard deviation.
pub struct GaussianCases;

impl Problem for GaussianCases {
    const STATEMENT: &str = "What are the divergences between the normal distributions with means and standard deviations (1, 1) and \
                             (0, 1), (0, 2) and (0, 1), (2, 0.5) and (1, 1.5), (0, 1) and itself; and those of (0, 1), (1, 1), \
                             (2, 0.5) and (0.5, 1.5) from (0, 1)?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§5");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text: &str| a.real(text);
        let kl = |p: [&str; 2], q: [&str; 2]| a.of("kl", &normal(p), &normal(q));
        let to_standard = |mean, std| {
            let variance = real(std).square();
            (real(mean).square() + variance.clone() - variance.ln() - real("1")) / 2
        };
        let formula = |[mean, deviation]: [&str; 2], [of_q, scale]: [&str; 2]| {
            let square = real(deviation).square() + (real(mean) - real(of_q)).square();
            (real(scale) / real(deviation)).ln() + square / (real(scale).square() * 2) - real("0.5")
        };
        Table::new()
            .row("N(1, 1) ‖ N(0, 1)", kl(["1", "1"], ["0", "1"]))
            .printed("second case: the variance in its label", real("2").square(), "2")
            .because("second case: the standard deviation", real("2"))
            .row("N(0, 4) ‖ N(0, 1)", kl(["0", "2"], ["0", "1"]))
            .row("second case, had it the variance in its label: N(0, 2) ‖ N(0, 1)", {
                (real("2") - real("1") - a.ln_2()) / 2
            })
            .printed("third case: the variance of p", real("0.5").square(), "0.25")
            .printed("third case: the variance of q", real("1.5").square(), "2.25")
            .row("N(2, 0.25) ‖ N(1, 2.25)", kl(["2", "0.5"], ["1", "1.5"]))
            .row("third case: ln(σ₂/σ₁)", (real("1.5") / real("0.5")).ln())
            .row("third case: (σ₁² + (μ₁ − μ₂)²)/2σ₂²", (real("0.25") + real("1")) / (real("2.25") * 2))
            .stated(
                "ln(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/2σ₂² − ½ is the divergence in each of the four cases",
                {
                    equal(formula(["1", "1"], ["0", "1"]), kl(["1", "1"], ["0", "1"]))
                        .and(equal(formula(["0", "2"], ["0", "1"]), kl(["0", "2"], ["0", "1"])))
                        .and(equal(formula(["2", "0.5"], ["1", "1.5"]), kl(["2", "0.5"], ["1", "1.5"])))
                        .and(equal(formula(["0", "1"], ["0", "1"]), kl(["0", "1"], ["0", "1"])))
                },
            )
            .printed("N(0, 1) ‖ N(0, 1)", kl(["0", "1"], ["0", "1"]), "0")
            .row("σ = 1 at 0, by the formula for a standard normal q", to_standard("0", "1"))
            .row("σ = 1 at 0", kl(["0", "1"], ["0", "1"]))
            .row("σ = 1 at 1, by the formula for a standard normal q", to_standard("1", "1"))
            .row("σ = 1 at 1", kl(["1", "1"], ["0", "1"]))
            .row("σ = 0.5 at 2, by the formula for a standard normal q", to_standard("2", "0.5"))
            .row("σ = 0.5 at 2", kl(["2", "0.5"], ["0", "1"]))
            .row("σ = 1.5 at 0.5, by the formula for a standard normal q", to_standard("0.5", "1.5"))
            .row("σ = 1.5 at 0.5", kl(["0.5", "1.5"], ["0", "1"]))
            .stated("the two formulas agree in each of the four cases", {
                equal(to_standard("0", "1"), kl(["0", "1"], ["0", "1"]))
                    .and(equal(to_standard("1", "1"), kl(["1", "1"], ["0", "1"])))
                    .and(equal(to_standard("2", "0.5"), kl(["2", "0.5"], ["0", "1"])))
                    .and(equal(to_standard("0.5", "1.5"), kl(["0.5", "1.5"], ["0", "1"])))
            })
            .printed("the minimum, at μ = 0 and σ = 1", to_standard("0", "1"), "0")
    }
}
