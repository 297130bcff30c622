//! A soft label against the softmax of three logits, computed in single precision.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cell 2. The seventeen digits that it prints are those of a single-precision number; the last rows show how many
/// such numbers away it is: the logarithm of Q₀ is a unit of 2⁻²⁵ below the nearest, and the sum of three such products is exact.
pub struct SoftLabel;

impl Problem for SoftLabel {
    const STATEMENT: &str = "P = (0.7, 0.2, 0.1), and Q is the softmax of the logits (1.2, 0.3, −0.8). What is KL(P ‖ Q), and what is \
                             it as H(P, Q) − H(P)?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.7", "0.2", "0.1"]);
        let one_hot = a.pmf(["1", "0", "0"]);
        let z = Vector::decimals(&["1.2", "0.3", "-0.8"]);
        let real = |text| a.real(text);
        let weight = |logit| real(logit).exp();
        let probability = |logit| weight(logit) / (weight("1.2") + weight("0.3") + weight("-0.8"));
        let cross_entropy = a.cross_entropy_logits(&p, &z, &Number::decimal("1"));
        let divergence = cross_entropy.clone() - a.entropy(&p);
        let term = |p, logit| real(p) * (real(p).ln() - probability(logit).ln());
        let direct_sum = term("0.7", "1.2") + term("0.2", "0.3") + term("0.1", "-0.8");
        // The single-precision numbers about the result are the multiples of 2⁻³⁰.
        let in_units = |value: A::Real| value * (1 << 30);
        let (direct, difference) = ("0.011200123466551304", "0.011200129985809326");
        Table::new()
            .printed("Q₀", probability("1.2"), "0.6485")
            .printed("Q₁", probability("0.3"), "0.2637")
            .printed("Q₂", probability("-0.8"), "0.0878")
            .row("H(P, Q)", cross_entropy.clone())
            .row("H(P)", a.entropy(&p))
            .printed("KL(P ‖ Q)", divergence.clone(), direct)
            .because(
                "KL(P ‖ Q), its single-precision terms added: (57381408 − 59360564 + 14005197) 2⁻³⁰",
                real("12026041/1073741824"),
            )
            .printed("H(P, Q) − H(P)", divergence.clone(), difference)
            .because(
                "H(P, Q) − H(P), of single-precision numbers: (13640190 − 13452283) 2⁻²⁴",
                real("187907/16777216"),
            )
            .row("H(P, Q), in units of 2⁻²⁴", cross_entropy.clone() * (1 << 24))
            .row("H(P), in units of 2⁻²⁴", a.entropy(&p) * (1 << 24))
            .stated(
                "the check: KL(P ‖ Q) = H(P, Q) − H(P)",
                equal(direct_sum, divergence.clone()),
            )
            .row("ln Q₀", probability("1.2").ln())
            .row("ln Q₁", probability("0.3").ln())
            .row("ln Q₂", probability("-0.8").ln())
            .stated("P sums to 1", equal(real("0.7") + real("0.2") + real("0.1"), real("1")))
            .stated(
                "if P is one-hot (and 0 ln 0 is 0, which the cell's own product of 0 and ln 0 is not), KL is −ln Q of the class",
                equal(a.cross_entropy_logits(&one_hot, &z, &Number::decimal("1")) - a.entropy(&one_hot), -probability("1.2").ln()),
            )
            .row("KL(P ‖ Q), in units of 2⁻³⁰", in_units(divergence))
            .row("the first printed number, in units of 2⁻³⁰", in_units(real(direct)))
            .row("the second printed number, in units of 2⁻³⁰", in_units(real(difference)))
    }
}
