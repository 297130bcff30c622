//! A simulated collapse that cannot happen: the encoder's variance is fixed, and the decoder that is called strong is the one that uses z most.

use crate::catalogue::prelude::*;

/// theory-notebook §16 and §16.1. It says that a decoder which is powerful enough reconstructs without z, so that the divergence is driven to zero; calls a
/// decoder with variance 0.01 strong and one with variance 1 weak; and prints that the posterior has collapsed when the divergence is below 0.01.
///
/// With z ~ N(0, 1) and x given z from N(z, σ²) it is the other way about: the best encoder's divergence falls with σ², and the strong decoder has the
/// larger one. Nor can either collapse in the simulation, since the encoder's variance e^(−½) alone costs 0.053; and there is nothing for an annealed β to
/// mend, which ends at the optimum for β = 1 wherever it begins. The notebook samples its expectations; these are exact.
pub struct CollapseSimulation;

impl Problem for CollapseSimulation {
    const STATEMENT: &str = "z has the prior N(0, 1), x given z is N(z, σ²), and the encoder says N(αx, e^(−½)) at x = 2. Which α is the best for σ² = 0.01 \
                             and σ² = 1, what is the divergence from the prior then, and can it be below 0.01 at all?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§16.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [zero, one] = ["0", "1"].map(Number::decimal);
        let (data, x) = (a.pmf(["2"]), Number::decimal("2"));
        let alpha = |noise: &str, beta: &str| {
            a.encoder_weight(&data, &one, &zero, &Number::decimal(noise), &Number::decimal(beta))
        };
        // The divergence at αx, where x is 2.
        let at = |alpha: A::Real| (alpha * 2).square() / 2 + (a.real("-0.5").exp() - a.real("0.5")) / 2;
        let divergence = |noise: &str, beta: &str| at(alpha(noise, beta));
        let least = a.standard_normal_kl(&a.pmf(["0"]), &a.pmf(["-0.5"]));
        let free = |noise: &str| a.posterior_kl(&x, &one, &zero, &Number::decimal(noise));
        Table::new()
            .row("the least divergence of any α, at α = 0", least.clone())
            .row("the same, over the threshold 0.01", least / a.real("0.01"))
            .row("σ² = 0.01: the best α", alpha("0.01", "1"))
            .row("σ² = 0.01: KL", divergence("0.01", "1"))
            .row("σ² = 1: the best α", alpha("1", "1"))
            .row("σ² = 1: KL", divergence("1", "1"))
            .row("σ² = 0.01: KL of the posterior", free("0.01"))
            .row("σ² = 1: KL of the posterior", free("1"))
            .row("σ² = 100: KL of the posterior, which does collapse", free("100"))
            .row("σ² = 0.01, β = 0: the best α", alpha("0.01", "0"))
            .row("σ² = 0.01, β = 0: KL", divergence("0.01", "0"))
            .row("σ² = 0.01, β = 0.1: the best α", alpha("0.01", "0.1"))
            .row("σ² = 0.01, β = 0.1: KL", divergence("0.01", "0.1"))
            .row("σ² = 0.01, β = 0.5: the best α", alpha("0.01", "0.5"))
            .row("σ² = 0.01, β = 0.5: KL", divergence("0.01", "0.5"))
    }
}
