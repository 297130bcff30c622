//! Maximum likelihood does not minimise the divergence from a kernel density estimate.

use crate::catalogue::prelude::*;

/// theory-notebook §8.1 fits a normal distribution by maximum likelihood, computes the divergence from a kernel density estimate of bandwidth 0.3, moves
/// the mean by ½, and concludes that "MLE minimizes KL from empirical distribution". It minimises that from the empirical distribution; the estimate has
/// a variance larger by 0.3², and so has what is nearest to it. A test of the mean alone does not see it. (The notebook's own samples are random;
/// these are five.)
pub struct LikelihoodAndKernelDensity;

impl Problem for LikelihoodAndKernelDensity {
    const STATEMENT: &str = "The samples are −2, −1, 0, 1.5 and 2.5. Which normal distribution is likeliest, which is nearest to the kernel density \
                             estimate of bandwidth 0.3, and how far from it are both, and the likeliest with its mean moved by ½?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§8.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let samples = Vector::decimals(&["-2", "-1", "0", "1.5", "2.5"]);
        let (weights, bandwidths) = (uniform(5), Vector::decimals(&["0.3", "0.3", "0.3", "0.3", "0.3"]));
        let likeliest = a.normal_mle(&samples);
        let nearest = a.forward_fit(&weights, &samples, &bandwidths);
        // KL from the estimate is that of the nearest, and what the nearest is from the other.
        let ratio = nearest[1].square() / likeliest[1].square();
        let beyond = (ratio.clone() - a.integer(1) - ratio.ln()) / 2;
        let moved = a.real("0.125") / likeliest[1].square();
        Table::new()
            .row("likeliest: μ", likeliest[0].clone())
            .row("likeliest: σ", likeliest[1].clone())
            .row("nearest: μ", nearest[0].clone())
            .row("nearest: σ", nearest[1].clone())
            .row("nearest: σ² less the likeliest's", nearest[1].square() - likeliest[1].square())
            .row("KL(estimate ‖ nearest)", nearest[2].clone())
            .row("KL(estimate ‖ likeliest)", nearest[2].clone() + beyond.clone())
            .row("KL(estimate ‖ likeliest, μ + ½)", nearest[2].clone() + beyond + moved)
            .row("KL(estimate ‖ N(0.2, 1.65)), a better one at the same mean", {
                a.kl_mixture_normal(&weights, &samples, &bandwidths, &Number::decimal("0.2"), &Number::decimal("1.65"))
            })
    }
}
