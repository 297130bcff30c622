//! The divergence of Bernoulli and of normal distributions as a Bregman divergence, and directly.

use crate::catalogue::prelude::*;

/// theory-notebook §15. It prints that the two agree, and no number.
pub struct BregmanOfLogPartition;

impl Problem for BregmanOfLogPartition {
    const STATEMENT: &str = "What are the divergences of coins with probabilities (0.2, 0.5), (0.8, 0.3), (0.6, 0.4) and (0.1, 0.9), and of \
                             normal distributions with means and standard deviations (1, 1) and (0, 1), (0, 2) and (0, 1), (2, 0.5) and \
                             (1, 1.5), as Bregman divergences of log-partition functions, and directly?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§15");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let one = || real("1");
        let coins = |p, q| {
            let log_odds = |p| (real(p) / (one() - real(p))).ln();
            let partition = |p| (one() + log_odds(p).exp()).ln();
            partition(q) - partition(p) - real(p) * (log_odds(q) - log_odds(p))
        };
        let gaussians = |[mean, std]: [&'static str; 2], [to_mean, to_std]: [&'static str; 2]| {
            let linear = |mean, std| real(mean) / real(std).square();
            let curved = |std| -(one() / (real(std).square() * 2));
            let partition =
                |mean, std| -(linear(mean, std).square() / (curved(std) * 4)) - (-(curved(std) * 2)).ln() / 2;
            let moment = real(mean).square() + real(std).square();
            partition(to_mean, to_std)
                - partition(mean, std)
                - real(mean) * (linear(to_mean, to_std) - linear(mean, std))
                - moment * (curved(to_std) - curved(std))
        };
        let coin = |p: [&str; 2], q: [&str; 2]| a.kl(&a.pmf(p), &a.pmf(q));
        let direct = |p, q| a.of("kl", &normal(p), &normal(q));
        Table::new()
            .row("0.2 ‖ 0.5, Bregman", coins("0.2", "0.5"))
            .row("0.2 ‖ 0.5, directly", coin(["0.2", "0.8"], ["0.5", "0.5"]))
            .row("0.8 ‖ 0.3, Bregman", coins("0.8", "0.3"))
            .row("0.8 ‖ 0.3, directly", coin(["0.8", "0.2"], ["0.3", "0.7"]))
            .row("0.6 ‖ 0.4, Bregman", coins("0.6", "0.4"))
            .row("0.6 ‖ 0.4, directly", coin(["0.6", "0.4"], ["0.4", "0.6"]))
            .row("0.1 ‖ 0.9, Bregman", coins("0.1", "0.9"))
            .row("0.1 ‖ 0.9, directly", coin(["0.1", "0.9"], ["0.9", "0.1"]))
            .row("N(1, 1²) ‖ N(0, 1²), Bregman", gaussians(["1", "1"], ["0", "1"]))
            .row("N(1, 1²) ‖ N(0, 1²), directly", direct(["1", "1"], ["0", "1"]))
            .row("N(0, 2²) ‖ N(0, 1²), Bregman", gaussians(["0", "2"], ["0", "1"]))
            .row("N(0, 2²) ‖ N(0, 1²), directly", direct(["0", "2"], ["0", "1"]))
            .row("N(2, 0.5²) ‖ N(1, 1.5²), Bregman", gaussians(["2", "0.5"], ["1", "1.5"]))
            .row("N(2, 0.5²) ‖ N(1, 1.5²), directly", direct(["2", "0.5"], ["1", "1.5"]))
    }
}
