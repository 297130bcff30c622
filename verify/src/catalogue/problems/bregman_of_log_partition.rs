//! The divergence of Bernoulli and of normal distributions as a Bregman divergence, and directly.

use crate::catalogue::prelude::*;

/// theory-notebook §15. It prints that the two agree, and no number. Its log-partition function of normal distributions leaves ½ ln 2π to the base measure.
pub struct BregmanOfLogPartition;

impl Problem for BregmanOfLogPartition {
    const STATEMENT: &str = "What are the divergences of coins with probabilities (0.2, 0.5), (0.8, 0.3), (0.6, 0.4) and (0.1, 0.9), and of \
                             normal distributions with means and standard deviations (1, 1) and (0, 1), (0, 2) and (0, 1), (2, 0.5) and \
                             (1, 1.5), as Bregman divergences of log-partition functions, and directly? And of Poisson distributions with rates 3 \
                             and 2?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§15");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text: &str| a.real(text);
        let one = || real("1");
        let log_odds = |p: &str| (real(p) / (one() - real(p))).ln();
        let coins = |p: &str, q: &str| {
            let partition = |p| (one() + log_odds(p).exp()).ln();
            partition(q) - partition(p) - real(p) * (log_odds(q) - log_odds(p))
        };
        let linear = |mean: &str, std: &str| real(mean) / real(std).square();
        let curved = |std: &str| -(one() / (real(std).square() * 2));
        let first_slope = |mean: &str, std: &str| -(linear(mean, std) / (curved(std) * 2));
        let second_slope =
            |mean: &str, std: &str| linear(mean, std).square() / (curved(std).square() * 4) - one() / (curved(std) * 2);
        let gaussians = |[mean, std]: [&str; 2], [to_mean, to_std]: [&str; 2]| {
            let partition =
                |mean, std| -(linear(mean, std).square() / (curved(std) * 4)) - (-(curved(std) * 2)).ln() / 2;
            partition(to_mean, to_std)
                - partition(mean, std)
                - first_slope(mean, std) * (linear(to_mean, to_std) - linear(mean, std))
                - second_slope(mean, std) * (curved(to_std) - curved(std))
        };
        let of_coins = [
            ["0.2", "0.8", "0.5", "0.5"],
            ["0.8", "0.2", "0.3", "0.7"],
            ["0.6", "0.4", "0.4", "0.6"],
            ["0.1", "0.9", "0.9", "0.1"],
        ];
        let table = of_coins.into_iter().fold(Table::new(), |table, [p, no_p, q, no_q]| {
            let (bregman, directly) = (coins(p, q), a.kl(&a.pmf([p, no_p]), &a.pmf([q, no_q])));
            let odds = log_odds(p).exp();
            table
                .row(format!("{p} ‖ {q}, log-odds of the first"), log_odds(p))
                .row(format!("{p} ‖ {q}, log-odds of the second"), log_odds(q))
                .row(format!("{p} ‖ {q}, Bregman"), bregman.clone())
                .row(format!("{p} ‖ {q}, directly"), directly.clone())
                .stated(format!("{p} ‖ {q}: the two are equal"), equal(bregman, directly))
                .stated(
                    format!("{p} ‖ {q}: the slope of the log-partition function is the mean"),
                    equal(odds.clone() / (one() + odds), real(p)),
                )
        });
        let of_gaussians = [(["1", "1"], ["0", "1"]), (["0", "2"], ["0", "1"]), (["2", "0.5"], ["1", "1.5"])];
        let table = of_gaussians.into_iter().fold(table, |table, (p, q)| {
            let name = format!("N({}, {}²) ‖ N({}, {}²)", p[0], p[1], q[0], q[1]);
            let (bregman, directly) = (gaussians(p, q), a.of("kl", &normal(p), &normal(q)));
            let moment = real(p[0]).square() + real(p[1]).square();
            table
                .row(format!("{name}, natural parameter μ/σ² of the first"), linear(p[0], p[1]))
                .row(format!("{name}, natural parameter −1/(2σ²) of the first"), curved(p[1]))
                .row(format!("{name}, natural parameter μ/σ² of the second"), linear(q[0], q[1]))
                .row(format!("{name}, natural parameter −1/(2σ²) of the second"), curved(q[1]))
                .row(format!("{name}, Bregman"), bregman.clone())
                .row(format!("{name}, directly"), directly.clone())
                .stated(format!("{name}: the two are equal"), equal(bregman, directly))
                .stated(
                    format!("{name}: the slopes of the log-partition function are the mean and the second moment"),
                    equal(second_slope(p[0], p[1]), moment).and(equal(first_slope(p[0], p[1]), real(p[0]))),
                )
        });
        let rate = |rate: i32| {
            Trials::distribution("poisson", &[rate.into()]).expect("the Poisson distribution has one parameter")
        };
        let poisson = real("2") - real("3") - real("3") * (real("2").ln() - real("3").ln());
        table.row("Poisson(3) ‖ Poisson(2), Bregman", poisson.clone()).stated(
            "Poisson(3) ‖ Poisson(2): it, too, is the divergence",
            equal(poisson, a.of("kl", &rate(3), &rate(2))),
        )
    }
}
