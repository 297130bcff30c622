//! A variational autoencoder small enough to solve: the evidence bound, and how far it is from the evidence.

use crate::catalogue::prelude::*;

/// worked-problems K.2. N(μ, v) has mean μ and variance v.
pub struct ToyVae;

impl Problem for ToyVae {
    const STATEMENT: &str = "z has the prior N(0, 1) and x given z is N(z, 0.25), by variances. At x = 1.5 the encoder says that \
                             z is N(1.2, 0.4). What is the evidence lower bound, and what closes its gap?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("K.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let square = |text| real(text).square();
        let squares = square("1.2") + real("0.4") - real("0.4").ln() - real("1");
        let prior_term = squares.clone() / 2;
        let ln_half_pi = (a.pi() / 2).ln();
        let missed = real("2") * (square("0.3") + real("0.4"));
        let reconstruction = -(ln_half_pi.clone() / 2) - missed.clone();
        let bound = reconstruction.clone() - prior_term.clone();
        // x is N(0, 1 + 0.25); given x, z is normal with precision 1 + 1/0.25 and mean 4x/5.
        let log_evidence = -((a.pi() * real("2.5")).ln() / 2) - square("1.5") / (real("1.25") * 2);
        let (mean, variance) = (real("4") * real("1.5") / 5, real("1") / 5);
        let ratio = real("0.4") / variance.clone();
        let to_posterior = (ratio.clone() - real("1") - ratio.ln()) / 2;
        let deviation_term = (square("1.2") + square("0.4") - real("0.4").ln() * 2 - real("1")) / 2;
        let ln_normaliser = (a.pi() * 2 * real("0.25")).ln() / 2;
        Table::new()
            .printed("μ²", square("1.2"), "1.44")
            .printed("−ln σ²", -real("0.4").ln(), "0.916")
            .printed("μ² + σ² − ln σ² − 1", squares, "1.756")
            .printed(
                "1.44 + 0.4 + 0.916 − 1, as it is written",
                real("1.44") + real("0.4") + real("0.916") - real("1"),
                "1.756",
            )
            .printed_by("N(a, b) has the variance b", "KL(encoder ‖ prior)", prior_term, "0.878")
            .printed("½ · 1.756, as it is written", real("1.756") / 2, "0.878")
            .row("KL(encoder ‖ prior), if 0.4 were the standard deviation", deviation_term)
            .printed("2 · 0.25", real("0.25") * 2, "0.5")
            .printed("1/(2 · 0.25)", real("1") / (real("0.25") * 2), "2")
            .stated("½ ln(2π · 0.25) = ½ ln(0.5 π)", equal(ln_normaliser, ln_half_pi.clone() / 2))
            .printed("ln(0.5 π)", ln_half_pi.clone(), "0.452")
            .printed("−½ ln(0.5 π)", -(ln_half_pi / 2), "-0.226")
            .printed("−½ · 0.452, as it is written", -(real("0.452") / 2), "-0.226")
            .printed("(x − μ)²", (real("1.5") - real("1.2")).square(), "0.09")
            .row("E(x − z)² = (x − μ)² + σ²", (real("1.5") - real("1.2")).square() + real("0.4"))
            .printed("2 [(x − μ)² + σ²]", missed, "0.980")
            .printed_by("N(a, b) has the variance b", "reconstruction", reconstruction, "-1.206")
            .printed("−0.226 − 0.980, as it is written", real("-0.226") - real("0.980"), "-1.206")
            .printed_by("N(a, b) has the variance b", "evidence lower bound", bound.clone(), "-2.084")
            .printed("−1.206 − 0.878, as it is written", real("-1.206") - real("0.878"), "-2.084")
            .printed("what the log-evidence is at least: the evidence lower bound", bound.clone(), "-2.084")
            .stated(
                "the evidence lower bound is at most the log-evidence",
                at_most(bound.clone(), log_evidence.clone()),
            )
            .row("log-evidence, ln N(1.5; 0, 1.25)", log_evidence.clone())
            .row("the gap", log_evidence - bound)
            .row("the posterior's mean, which the encoder has", mean)
            .row("the posterior's variance, half of the encoder's", variance)
            .row("KL(encoder ‖ posterior), the gap", to_posterior)
    }
}
