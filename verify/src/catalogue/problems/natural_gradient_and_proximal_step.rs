//! Whether the natural gradient solves the proximal problem with the divergence.

use crate::catalogue::prelude::*;

/// worked-problems L.1 says that θ − η F⁻¹ ∇L is the minimum of η⟨∇L, θ′⟩ + KL(p_θ‖p_θ′). It is so to first order in η alone: the difference divided by η²
/// tends to (2m − 1)/(2v²), m and v being the coin's mean and variance. At large rates the problem has no minimum where the formula has a value. See the statements `natural-proximal-order` for the order of the difference,
/// `natural-gradient-gaussian-mean` for the case in which there is none, and `proximal-mean` for what the proximal step is.
pub struct NaturalGradientAndProximalStep;

impl Problem for NaturalGradientAndProximalStep {
    const STATEMENT: &str = "A coin has the logit θ, and the loss the derivative 1 in it. Where do the natural gradient and the proximal step with \
                             KL(old‖new) lead, from θ = 0 at the rate 0.1, and from θ = −1 at the rates 0.1, 0.01 and 0.001?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (one, zero, low) = (Number::decimal("1"), Number::decimal("0"), Number::decimal("-1"));
        let rate = Number::decimal;
        let natural = |theta: &Number, eta: &str| a.natural_step_bernoulli(theta, &one, &rate(eta));
        let proximal = |theta: &Number, eta: &str| a.proximal_step_bernoulli(theta, &one, &rate(eta));
        let curvature = |eta: &str| (proximal(&low, eta) - natural(&low, eta)) / a.real(eta).square();
        let mean = |theta: A::Real| {
            let odds = theta.exp();
            odds.clone() / (a.integer(1) + odds)
        };
        // What is to be made least, less what does not depend on the new logit: η g θ′ + A(θ′) − A′(θ) θ′, A(θ) = ln(1 + e^θ).
        let objective = |next: A::Real| {
            let partition = (a.integer(1) + next.exp()).ln();
            a.real("0.1") * next.clone() + partition - a.real("0.5") * next
        };
        let at = mean(a.number(&low));
        let variance = at.clone() * (a.integer(1) - at.clone());
        Table::new()
            .row("from 0 at 0.1: the natural gradient's logit", natural(&zero, "0.1"))
            .row("from 0 at 0.1: the proximal logit", proximal(&zero, "0.1"))
            .row("from 0 at 0.1: the objective at the natural gradient's logit", objective(natural(&zero, "0.1")))
            .row("from 0 at 0.1: the objective at the proximal logit", objective(proximal(&zero, "0.1")))
            .row(
                "from 0 at 0.1: the mean after the natural gradient, where 0.5 − 0.1 minimises",
                mean(natural(&zero, "0.1")),
            )
            .row("from 0 at 1: the natural gradient's logit, where there is no minimum", natural(&zero, "1"))
            .row("from −1 at 0.1: the natural gradient's logit", natural(&low, "0.1"))
            .row("from −1 at 0.1: the proximal logit", proximal(&low, "0.1"))
            .row("from −1 at 0.1: the difference over η²", curvature("0.1"))
            .row("from −1 at 0.01: the difference over η²", curvature("0.01"))
            .row("from −1 at 0.001: the difference over η²", curvature("0.001"))
            .row("from −1: the limit of that, (2m − 1)/(2v²)", (at * 2 - a.integer(1)) / (variance.square() * 2))
    }
}
