//! A Monte Carlo estimate of a divergence may be negative, which the divergence is not.

use crate::catalogue::prelude::*;

/// pytorch-notebook §3 estimates the divergence by the average of ln p − ln q, of which Gibbs' inequality says nothing: it is about the
/// expectation. The estimate of three days is negative exactly if all are sunny, or two of them are and the third is cloudy. Of the same days k3
/// is positive.
pub struct NegativeEstimates;

impl Problem for NegativeEstimates {
    const STATEMENT: &str = "Nature is sunny, cloudy or rainy with probabilities (0.5, 0.3, 0.2), the forecast says (0.7, 0.2, 0.1). What is the \
                             average of ln p − ln q over three days, and how probable is it that it is negative?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("§3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let log_ratio = |p: &str, q: &str| (a.real(p) / a.real(q)).ln();
        let [sun, cloud, rain] = [log_ratio("0.5", "0.7"), log_ratio("0.3", "0.2"), log_ratio("0.2", "0.1")];
        let average = |third: &A::Real| (sun.clone() * 2 + third.clone()) / 3;
        let [sunny, cloudy] = [a.real("0.5"), a.real("0.3")];
        let excess = |log_ratio: &A::Real| (-log_ratio.clone()).exp() - a.integer(1) + log_ratio.clone();
        let [p, q] = [a.pmf(["0.5", "0.3", "0.2"]), a.pmf(["0.7", "0.2", "0.1"])];
        Table::new()
            .row("KL(nature ‖ forecast)", a.kl(&p, &q))
            .row("k1 of three sunny days", average(&sun))
            .row("k1 of two sunny days and a cloudy one", average(&cloud))
            .row("k1 of two sunny days and a rainy one", average(&rain))
            .row(
                "probability that k1 of three days is negative",
                sunny.square() * sunny.clone() + sunny.square() * cloudy * 3,
            )
            .row("k3 of three sunny days", excess(&sun))
            .row("k3 of two sunny days and a cloudy one", (excess(&sun) * 2 + excess(&cloud)) / 3)
            .row("k3 of two sunny days and a rainy one", (excess(&sun) * 2 + excess(&rain)) / 3)
    }
}
