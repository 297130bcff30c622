//! The bound over the slope of an encoder, without sampling.

use crate::catalogue::prelude::*;

/// theory-notebook §11.1. It samples the reconstruction at fifty slopes and takes the best of them; these are the expectations, and the best slope there is.
pub struct EncoderSweep;

impl Problem for EncoderSweep {
    const STATEMENT: &str = "z has the prior N(0, 1), x given z is N(z, 0.5²), and the encoder says N(αx, ½) at x = 2. Which α is the best, what are the \
                             terms of the bound there, and what is the best encoder of all?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§11.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [x, one, zero, noise] = ["2", "1", "0", "0.25"].map(Number::decimal);
        let bound = |mean: &str, variance: &str| {
            a.elbo(&x, &one, &zero, &noise, &Number::decimal(mean), &Number::decimal(variance))
        };
        // The best slope 0.8 puts the mean at 1.6; the grid's own nearest slope is 26 · 1.5/49.
        let (best, grid) = (bound("1.6", "0.5"), bound("78/49", "0.5"));
        let posterior = a.posterior(&x, &one, &zero, &noise);
        Table::new()
            .row("the best α", a.encoder_weight(&a.pmf(["2"]), &one, &zero, &noise, &one))
            .row("KL", best[1].clone())
            .row("reconstruction", best[0].clone())
            .row("bound", best[2].clone())
            .row("bound at the grid's α = 39/49", grid[2].clone())
            .row("the posterior's mean", posterior[0].clone())
            .row("the posterior's variance", posterior[1].clone())
            .row("log-evidence", a.log_evidence(&x, &one, &zero, &noise))
            .row(
                "the gap that the fixed variance leaves",
                a.elbo_gap(&x, &one, &zero, &noise, &Number::decimal("1.6"), &Number::decimal("0.5")),
            )
    }
}
