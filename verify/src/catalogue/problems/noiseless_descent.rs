//! A mean that is learnt, without the noise of samples; and a log of one with.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cell 8. Without noise the means are 2 (1 − 0.9ᵗ). The notebook concludes from its log that as training goes on "both the NLL and KL
/// divergence go down", and that the two differ by a constant. The KL does; the NLL of the log, of a new sample each time, rises from step 11 to 13 and
/// at 14 is above step 11 still. What it differs by from the KL beside it is not the constant ½ ln 2πe either, since the NLL is that before the step and
/// the KL that after it: at the population's mean they differ by that and by KL (1/0.9² − 1).
pub struct NoiselessDescent;

impl Problem for NoiselessDescent {
    const STATEMENT: &str = "The data are N(2, 1), the model is N(μ, 1), μ begins at 0, and each of 20 steps is 0.1 times the slope of the expected \
                             log-likelihood. Where is μ then, and how do the losses that the log shows differ?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 8");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let number = Number::decimal;
        let batches = Vector::from_f64s(vec![2.0; 20]);
        let means = a.sgd_normal_mean(&number("0"), &number("0.1"), &batches);
        let left = a.sgd_normal_kl(&number("2"), &number("0"), &number("0.1"), &batches);
        let entropy = ((a.pi() * 2).ln() + a.integer(1)) / 2;
        let difference = |a_text, b_text| a.real(a_text) - a.real(b_text);
        Table::new()
            .row("step 0: μ", means[0].clone())
            .row("step 0: KL after it", left[0].clone())
            .row("step 19: μ", means[19].clone())
            .row("step 19: KL after it", left[19].clone())
            .row("½ ln 2πe, the constant", entropy.clone())
            .row("step 0: expected NLL, before it", entropy.clone() + a.integer(2))
            .row(
                "step 0: expected NLL less KL, as the log puts them side by side",
                entropy + a.integer(2) - left[0].clone(),
            )
            .row("the log's NLL less its KL, step 0", difference("3.473", "1.617"))
            .row("the log's NLL less its KL, step 19", difference("1.447", "0.031"))
            .row("the log's NLL at step 12 less that at 11: a rise", difference("1.546", "1.518"))
            .row("the log's NLL at step 13 less that at 12: a rise", difference("1.573", "1.546"))
    }
}
