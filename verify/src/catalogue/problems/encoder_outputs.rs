//! Four outputs of a Gaussian encoder against the standard normal prior.

use crate::catalogue::prelude::*;

/// chapter-4, example 5.
pub struct EncoderOutputs;

impl Problem for EncoderOutputs {
    const STATEMENT: &str = "An encoder says mean and log-variance (0, 0), (1, 0), (0, 1) and (2, −0.5). What are the standard \
                             deviations, and the divergences from N(0, 1)?";
    const SOURCE: Citation = CHAPTER_4.at("example 5");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let deviation = |log_variance| (real(log_variance) / 2).exp();
        let divergence =
            |mean, log_variance| (real(log_variance).exp() + real(mean).square() - real("1") - real(log_variance)) / 2;
        Table::new()
            .printed("perfect match: μ", real("0"), "0.00")
            .printed("perfect match: σ", deviation("0"), "1.00")
            .printed("perfect match: KL", divergence("0", "0"), "0.0000")
            .printed("shifted mean: μ", real("1"), "1.00")
            .printed("shifted mean: σ", deviation("0"), "1.00")
            .printed("shifted mean: KL", divergence("1", "0"), "0.5000")
            .printed("larger variance: μ", real("0"), "0.00")
            .printed("larger variance: σ", deviation("1"), "1.65")
            .printed("larger variance: KL", divergence("0", "1"), "0.6065")
            .because("larger variance: 1/σ", real("1") / deviation("1"))
            .row("shifted mean, smaller variance: σ", deviation("-0.5"))
            .row("shifted mean, smaller variance: KL", divergence("2", "-0.5"))
    }
}
