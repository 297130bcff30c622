//! A Monte Carlo estimate for two normal distributions: how far off it may be, and how far off it is.

use crate::catalogue::prelude::*;

/// pytorch-notebook §3, cell 4: "as N grows, this approaches the analytic" divergence. It does, with probability one, because the log-ratio has an
/// expectation; how fast depends on its variance, which is 20.5 here. The sample itself is not replayed; the estimate is the one printed.
///
/// The log-ratio is 1.5x² − 4x and a constant for x of N(0, 1); and z/2 − 3z²/8 and a constant, z of N(0, 1), in the other direction. Of z² the
/// variance is 2, and z² and z are uncorrelated. In the other direction E r² is infinite, r = p/q: the estimator k3 has an expectation and no
/// variance, so that nothing like a standard error holds of it, while k1 is as good as ever.
pub struct MonteCarloNormals;

impl Problem for MonteCarloNormals {
    const STATEMENT: &str = "P is N(0, 1), Q has mean 1 and standard deviation 0.5. Averaged over 200 000 draws from P the log-ratio came out as \
                             2.8220419883728027. How far is that from the divergence, in standard errors? And how do k2 and k3 vary?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("§3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (normal(["0", "1"]), normal(["1", "0.5"]));
        let kl = a.of("kl", &p, &q);
        let variance = a.real("1.5").square() * 2 + a.real("4").square();
        let error = (variance.clone() / a.integer(200_000)).sqrt();
        let off = (a.real("2.8220419883728027") - kl.clone()) / error.clone();
        let k3 = |k1: A::Real, chi_squared: A::Real| k1 + chi_squared - a.of("jeffreys", &p, &q) * 2;
        let reverse = a.real("0.5").square() + a.real("0.375").square() * 2;
        Table::new()
            .row("KL(P ‖ Q)", kl.clone())
            .row("Var k1", variance.clone())
            .row("standard error of 200 000 draws", error)
            .row("the estimate less the divergence, in standard errors", off.clone())
            .row("Chebyshev's bound on the probability of such an error", a.integer(1) / off.square())
            .row("E k2", (variance.clone() + kl.square()) / 2)
            .row("Var k3", k3(variance, a.of("chi_squared", &q, &p)))
            .row("KL(Q ‖ P)", a.of("kl", &q, &p))
            .row("from Q: Var k1", reverse.clone())
            .row("from Q: Var k3", k3(reverse, a.of("chi_squared", &p, &q)))
    }
}
