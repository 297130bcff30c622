//! A batch of encoder outputs that are the prior.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cell 5. All four rows are the same.
pub struct EncodersAtThePrior;

impl Problem for EncodersAtThePrior {
    const STATEMENT: &str = "An encoder says mean zero and log-variance zero in eight dimensions. What is its divergence from N(0, I), and with log-variance \
                             1e-4 instead, where single precision has nothing left of it?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 5");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let zeros = a.pmf(["0"; 8]);
        Table::new()
            .printed("KL", a.standard_normal_kl(&zeros, &zeros), "0")
            .printed("σ²", a.integer(0).exp(), "1")
            .row("KL, log-variance 1e-4", a.standard_normal_kl(&zeros, &a.pmf(["0.0001"; 8])))
    }
}
