//! Four pairs of normal distributions, both ways.

use crate::catalogue::prelude::*;

/// chapter-4, example 3. Its results are not among the output that it prints.
pub struct GaussianPairs;

impl Problem for GaussianPairs {
    const STATEMENT: &str = "What are the divergences, both ways, of the normal distribution with mean 0 and standard deviation 1 and those \
                             with (0, 1), (1, 1), (0, 2) and (2, 0.5)?";
    const SOURCE: Citation = CHAPTER_4.at("example 3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let standard = normal(["0", "1"]);
        let forward = |q| a.of("kl", &standard, &normal(q));
        let reverse = |q| a.of("kl", &normal(q), &standard);
        Table::new()
            .row("same: KL(P ‖ Q)", forward(["0", "1"]))
            .row("same: KL(Q ‖ P)", reverse(["0", "1"]))
            .row("different means: KL(P ‖ Q)", forward(["1", "1"]))
            .row("different means: KL(Q ‖ P)", reverse(["1", "1"]))
            .row("different variances: KL(P ‖ Q)", forward(["0", "2"]))
            .row("different variances: KL(Q ‖ P)", reverse(["0", "2"]))
            .row("both different: KL(P ‖ Q)", forward(["2", "0.5"]))
            .row("both different: KL(Q ‖ P)", reverse(["2", "0.5"]))
            .stated(
                "both different: ln(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½ is KL(P ‖ Q)",
                equal(a.real("0.5").ln() + a.real("5") / a.real("0.5") - a.real("0.5"), forward(["2", "0.5"])),
            )
    }
}
