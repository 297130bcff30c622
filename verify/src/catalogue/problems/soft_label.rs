//! A soft label against the softmax of three logits, computed in single precision.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cell 2. The seventeen digits that it prints are those of a single-precision number; the last rows show how many
/// such numbers away it is.
pub struct SoftLabel;

impl Problem for SoftLabel {
    const STATEMENT: &str = "P = (0.7, 0.2, 0.1), and Q is the softmax of the logits (1.2, 0.3, −0.8). What is KL(P ‖ Q), and what is \
                             it as H(P, Q) − H(P)?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.7", "0.2", "0.1"]);
        let z = Vector::decimals(&["1.2", "0.3", "-0.8"]);
        let real = |text| a.real(text);
        let weight = |logit| real(logit).exp();
        let probability = |logit| weight(logit) / (weight("1.2") + weight("0.3") + weight("-0.8"));
        let cross_entropy = a.cross_entropy_logits(&p, &z, &Number::decimal("1"));
        let divergence = cross_entropy.clone() - a.entropy(&p);
        // The single-precision numbers about the result are the multiples of 2⁻³⁰.
        let in_units = |value: A::Real| value * (1 << 30);
        let (direct, difference) = ("0.011200123466551304", "0.011200129985809326");
        Table::new()
            .printed("Q₀", probability("1.2"), "0.6485")
            .printed("Q₁", probability("0.3"), "0.2637")
            .printed("Q₂", probability("-0.8"), "0.0878")
            .row("H(P, Q)", cross_entropy)
            .row("H(P)", a.entropy(&p))
            .printed("KL(P ‖ Q)", divergence.clone(), direct)
            .printed("H(P, Q) − H(P)", divergence.clone(), difference)
            .row("KL(P ‖ Q), in units of 2⁻³⁰", in_units(divergence))
            .row("the first printed number, in units of 2⁻³⁰", in_units(real(direct)))
            .row("the second printed number, in units of 2⁻³⁰", in_units(real(difference)))
    }
}
