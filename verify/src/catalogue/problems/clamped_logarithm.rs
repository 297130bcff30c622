//! What a clamp under the logarithm makes of a model and of a target with a zero.

use crate::catalogue::prelude::*;

/// pytorch-notebook, Common gotchas, which has probabilities clamped in code where the divergence is infinite; cell 6 clamps the target at 1e-12. A clamp
/// of the target is harmless, as its zero is the factor of what is clamped. A clamp of the model puts a finite number, set by the clamp, in place of infinity.
pub struct ClampedLogarithm;

impl Problem for ClampedLogarithm {
    const STATEMENT: &str = "P = (0.5, 0.5) and Q = (1, 0), and the target (1, 0) with the model (0.5, 0.5). What are the divergences, and what are they with the \
                             second argument, and with the first, clamped at 1e-12 under the logarithm?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("Common gotchas");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (even, sure) = (uniform(2), a.pmf(["1", "0"]));
        let clipped = |epsilon| a.clipped_kl(&even, &sure, &Number::decimal(epsilon));
        let half = a.real("0.5");
        let target = a.integer(1) * (a.integer(1).ln() - half.ln()) + a.integer(0) * (a.real("1e-12").ln() - half.ln());
        Table::new()
            .row("KL(P ‖ Q)", a.kl(&even, &sure))
            .stated("KL(P ‖ Q) is infinite, as Q is 0 where P is not", equal(a.kl(&even, &sure), a.infinity()))
            .row("KL(P ‖ Q), Q clamped at 1e-12", clipped("1e-12"))
            .row("KL(P ‖ Q), Q clamped at 1e-8", clipped("1e-8"))
            .stated("KL(P ‖ Q), Q clamped at 1e-12, is KL(P ‖ Q)", equal(clipped("1e-12"), a.kl(&even, &sure)))
            .row("KL(target ‖ model)", a.kl(&sure, &even))
            .stated(
                "cell 6: KL(target ‖ model), the target clamped at 1e-12 under the logarithm, is KL(target ‖ model)",
                equal(target, a.kl(&sure, &even)),
            )
    }
}
