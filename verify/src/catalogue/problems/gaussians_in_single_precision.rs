//! Normal distributions in one and in three dimensions, computed in single precision.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cells 3 and 5. The digits that it prints are those of single-precision numbers: the first two of the nearest ones, the
/// third of the one beside it.
pub struct GaussiansInSinglePrecision;

impl Problem for GaussiansInSinglePrecision {
    const STATEMENT: &str = "What are the divergences, both ways, of N(0, 1) and N(1, 0.5²)? Of the normal distributions with means \
                             (0, 1, −1) and (0.5, 0.5, −0.5) and diagonal covariances whose logarithms are (0, −0.5, 0.2) and (−0.2, 0, 0)? \
                             Of N(0, I) from itself?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cells 3 and 5");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let (p, q) = (normal(["0", "1"]), normal(["1", "0.5"]));
        // Means and log-variances of p and q.
        let dimension = |mean, ln, to_mean, to_ln| {
            let precision = (-real(to_ln)).exp();
            let shift = (real(mean) - real(to_mean)).square() * precision;
            ((real(ln) - real(to_ln)).exp() - real("1") - (real(ln) - real(to_ln)) + shift) / 2
        };
        let diagonal = dimension("0", "0", "0.5", "-0.2")
            + dimension("1", "-0.5", "0.5", "0")
            + dimension("-1", "0.2", "-0.5", "0");
        // The single-precision numbers about the last result are the multiples of 2⁻²⁵.
        let in_units = |value: A::Real| value * (1 << 25);
        Table::new()
            .printed("KL(P ‖ Q)", a.of("kl", &p, &q), "2.8068528175354004")
            .because("KL(P ‖ Q), the nearest multiple of 2⁻²²", real("11772794/4194304"))
            .stated(
                "½ (ln(det Σ_q/det Σ_p) − k + tr(Σ_q⁻¹ Σ_p) + (μ_q − μ_p)ᵀ Σ_q⁻¹ (μ_q − μ_p)) is KL(P ‖ Q)",
                equal((real("0.25").ln() - real("1") + real("4") + real("4")) / 2, a.of("kl", &p, &q)),
            )
            .printed("KL(Q ‖ P)", a.of("kl", &q, &p), "0.8181471824645996")
            .because("KL(Q ‖ P), the nearest multiple of 2⁻²⁴", real("13726232/16777216"))
            .printed("three dimensions", diagonal.clone(), "0.4773434102535248")
            .because("three dimensions, the multiple of 2⁻²⁵ below", real("16016987/33554432"))
            .row("three dimensions, in units of 2⁻²⁵", in_units(diagonal))
            .row("the printed number, in units of 2⁻²⁵", in_units(real("0.4773434102535248")))
            .printed("KL(N(0, I) ‖ N(0, I))", dimension("0", "0", "0", "0") * 8, "0")
    }
}
