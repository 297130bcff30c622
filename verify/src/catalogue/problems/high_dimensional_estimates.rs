//! Estimates of a divergence in high dimension: what grows, and what does not.

use crate::catalogue::prelude::*;

/// worked-problems M.4: estimators of the divergence "from finite samples have high variance for large d". Where the densities are known, the
/// opposite holds of independent coordinates: divergence and variance are both sums over them (`k1_additivity`), so that the relative error falls
/// with √d. Where they are not, and frequencies take their place, the variance has a bound without d (`plug_in_variance`), and it is the bias that
/// grows, until it is all there is (`high_dimensional_bias`). High variance is what importance weights have, as in k3: χ² grows exponentially.
pub struct HighDimensionalEstimates;

impl Problem for HighDimensionalEstimates {
    const STATEMENT: &str = "Under p a coin shows heads with probability 0.6, under q with 0.4, and there are d of them. What are the relative \
                             errors of k1 and k3, each of one draw? And what is the bias of the plug-in estimate from 32 observations of d fair coins?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.6", "0.4"]), a.pmf(["0.4", "0.6"]));
        let (kl, variance) = (a.kl(&p, &q), a.k1_moments(&p, &q)[1].clone());
        let (jeffreys, second) = (a.jeffreys(&p, &q), a.chi_squared(&q, &p) + a.integer(1));
        let k1 = |d: i32| (variance.clone() * d).sqrt() / (kl.clone() * d);
        let k3 = |d: i32| {
            let chi_squared = (second.ln() * d).exp() - a.integer(1);
            (variance.clone() * d + chi_squared - jeffreys.clone() * d * 2).sqrt() / (kl.clone() * d)
        };
        let k1_variance = |d: i32| variance.clone() * d;
        let k3_variance = |d: i32| (k3(d) * kl.clone() * d).square();
        let n = a.integer(32);
        let bias = |d: u32| a.plug_in_bias(&uniform(1 << d), &Number::decimal("32"));
        Table::new()
            .row("k1, d = 1: relative error", k1(1))
            .row("k1, d = 10: relative error", k1(10))
            .row("k1, d = 100: relative error", k1(100))
            .row("k3, d = 1: relative error", k3(1))
            .row("k3, d = 10: relative error", k3(10))
            .row("k3, d = 100: relative error", k3(100))
            .stated(
                "the variance of k1 is higher for large d: 1, 10, 100",
                below(k1_variance(1), k1_variance(10)).and(below(k1_variance(10), k1_variance(100))),
            )
            .stated(
                "the variance of k3 is higher for large d: 1, 10, 100",
                below(k3_variance(1), k3_variance(10)).and(below(k3_variance(10), k3_variance(100))),
            )
            .row("plug-in: bound of the standard deviation, any d", n.ln() / n.sqrt())
            .row("plug-in, d = 1: bias", bias(1))
            .row("plug-in, d = 4: bias", bias(4))
            .row("plug-in, d = 8: bias", bias(8))
    }
}
