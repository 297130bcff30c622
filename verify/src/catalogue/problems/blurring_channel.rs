//! A channel that blurs three outcomes into two.

use crate::catalogue::prelude::*;

/// worked-problems K.3.
pub struct BlurringChannel;

impl Problem for BlurringChannel {
    const STATEMENT: &str = "p = (0.5, 0.3, 0.2) and q = (0.2, 0.3, 0.5) pass through the channel with rows (0.8, 0.2), \
                             (0.5, 0.5), (0.1, 0.9). How much of the divergence is left?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("K.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.5", "0.3", "0.2"]);
        let q = a.pmf(["0.2", "0.3", "0.5"]);
        let channel = Rows::decimals(&[&["0.8", "0.2"], &["0.5", "0.5"], &["0.1", "0.9"]]);
        let (p_image, q_image) = (push_forward(&p, &channel), push_forward(&q, &channel));
        let real = |text| a.real(text);
        Table::new()
            .printed("ln(p₀/q₀)", real("2.5").ln(), "0.916")
            .printed("ln(p₂/q₂)", real("0.4").ln(), "-0.916")
            .printed("p₀ ln(p₀/q₀)", real("0.5") * real("2.5").ln(), "0.458")
            .printed("p₂ ln(p₂/q₂)", real("0.2") * real("0.4").ln(), "-0.183")
            .printed("KL(p ‖ q)", a.kl(&p, &q), "0.275")
            .printed("p(A)", real("0.5") * real("0.8") + real("0.3") * real("0.5") + real("0.2") * real("0.1"), "0.57")
            .printed("q(A)", real("0.2") * real("0.8") + real("0.3") * real("0.5") + real("0.5") * real("0.1"), "0.36")
            .printed("ln(p(A)/q(A))", (real("0.57") / real("0.36")).ln(), "0.458")
            .printed("ln(p(B)/q(B))", (real("0.43") / real("0.64")).ln(), "-0.399")
            .printed("p(A) ln(p(A)/q(A))", real("0.57") * (real("0.57") / real("0.36")).ln(), "0.261")
            .printed("p(B) ln(p(B)/q(B))", real("0.43") * (real("0.43") / real("0.64")).ln(), "-0.172")
            .printed("KL(pT ‖ qT)", a.kl(&p_image, &q_image), "0.089")
    }
}
