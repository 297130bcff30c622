//! The evidence lower bound bounds the evidence, and not the divergence from the posterior.

use crate::catalogue::prelude::*;

/// kl-note, Tractability: the evidence lower bound is said to act as a bound on the divergence of q from the posterior. Together with that divergence it
/// makes up the log-evidence, which does not depend on q; so it ranks encoders as the divergence does, but bounds it neither from above nor from below.
/// Its negative is above the divergence just where the density p(x) is below one.
pub struct BoundOnTheGap;

impl Problem for BoundOnTheGap {
    const STATEMENT: &str = "z has the prior N(0, 1), and x given z is N(0.1 z, 0.01). At x = 0 the encoder is the prior. What are the bound, its negative, and the \
                             divergence of the encoder from the posterior? And with N(z, 0.25), x = 1.5 and the encoder N(1.2, 0.4)?";
    const SOURCE: Citation = KL_NOTE.at("Tractability");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let numbers = |texts: [&str; 6]| texts.map(Number::decimal);
        let bound = |[x, weight, bias, noise, mean, variance]: &[Number; 6]| {
            a.elbo(x, weight, bias, noise, mean, variance)[2].clone()
        };
        let gap =
            |[x, weight, bias, noise, mean, variance]: &[Number; 6]| a.elbo_gap(x, weight, bias, noise, mean, variance);
        let evidence = |[x, weight, bias, noise, ..]: &[Number; 6]| a.log_evidence(x, weight, bias, noise);
        let dense = numbers(["0", "0.1", "0", "0.01", "0", "1"]);
        let toy = numbers(["1.5", "1", "0", "0.25", "1.2", "0.4"]);
        Table::new()
            .stated("dense: the bound is at most the divergence", at_most(bound(&dense), gap(&dense)))
            .stated("dense: its negative is at least the divergence", at_most(gap(&dense), -bound(&dense)))
            .row("dense: the divergence", gap(&dense))
            .row("dense: log-evidence", evidence(&dense))
            .row("toy: the bound, below the divergence", bound(&toy))
            .row("toy: its negative, above the divergence", -bound(&toy))
            .row("toy: the divergence", gap(&toy))
            .row("toy: log-evidence", evidence(&toy))
    }
}
