//! One output of a Gaussian encoder against the standard normal prior.

use crate::catalogue::prelude::*;

/// chapter-4, exercise 2.
pub struct EncoderSample;

impl Problem for EncoderSample {
    const STATEMENT: &str = "An encoder says mean 0.5 and log-variance −0.5. What is its divergence from N(0, 1)?";
    const SOURCE: Citation = CHAPTER_4.at("exercise 2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let variance = real("-0.5").exp();
        Table::new().row("σ²", variance.clone()).printed(
            "KL(N(0.5, σ²) ‖ N(0, 1))",
            (variance + real("0.5").square() - real("1") + real("0.5")) / 2,
            "0.178",
        )
    }
}
