//! What the Gaussian mechanism promises, by one account after another.

use crate::catalogue::prelude::*;

/// worked-problems M.2 and theory-notebook §12: Rényi divergences for privacy accounting, since they add up. What adds up is the divergence of each order, and
/// not the ε that is made of it: a hundred runs of one mechanism have an ε far below a hundred times that of one. No ε does without a δ.
pub struct PrivacyAccounting;

impl Problem for PrivacyAccounting {
    const STATEMENT: &str = "Normal noise of deviation 10 is added to a number of sensitivity 1, once and a hundred times. What are its Rényi divergences of \
                             orders 1, 2 and ∞, and its ε at δ = 1e-5: by Mironov's conversion, by that of Canonne, Kamath and Steinke, and exactly?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [one, ten, sigma, delta] = ["1", "10", "10", "0.00001"].map(Number::decimal);
        let rdp = |sensitivity: &Number, alpha: f64| a.gaussian_rdp(sensitivity, &sigma, &Number::from_f64(alpha));
        let best = |rho: &str| a.zcdp_to_dp(&Number::decimal(rho), &delta);
        let exact = |sensitivity: &Number| a.gaussian_epsilon(sensitivity, &sigma, &delta);
        // A hundred runs are one with ten times the sensitivity.
        let orders = a.pmf(["2", "3", "4", "5", "6", "7", "8"]);
        let losses = a.pmf(["1", "1.5", "2", "2.5", "3", "3.5", "4"]);
        let improved = a.rdp_to_dp(&orders, &losses, &delta);
        let classical = a.rdp_to_dp_mironov(&orders, &losses, &delta);
        let hundredfold = a.compose(&a.pmf(["0.01"; 100]));
        Table::new()
            .row("once: D₁, the divergence", rdp(&one, 1.0))
            .row("once: D₂", rdp(&one, 2.0))
            .row("once: D_∞", rdp(&one, f64::INFINITY))
            .row("once: δ at ε = 1", a.gaussian_delta(&one, &sigma, &one))
            .row("once: ε by Mironov's conversion, at best", best("0.005")[0].clone())
            .row("once: ε", exact(&one))
            .row("a hundred times: D₂", rdp(&ten, 2.0))
            .row("a hundred times: D₂ of one run, added up", hundredfold)
            .row("a hundred times: ε by Mironov's conversion, at best", best("0.5")[0].clone())
            .row("a hundred times: the order for that", best("0.5")[1].clone())
            .row("a hundred times: ε by Mironov's conversion, orders 2 to 8", classical[0].clone())
            .row("a hundred times: ε by the newer one, orders 2 to 8", improved[0].clone())
            .row("a hundred times: ε", exact(&ten))
            .row("a hundred times the ε of one run", exact(&one) * 100)
    }
}
